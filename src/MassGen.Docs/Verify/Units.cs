using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Verify;

/// <summary>What is to be verified.</summary>
/// <param name="Examples">Examples, by id.</param>
/// <param name="Sessions">Sessions of snippets.</param>
public sealed record Units(IReadOnlyList<string> Examples, IReadOnlyList<SnippetSession> Sessions)
{
    /// <summary>Nothing.</summary>
    public static Units None { get; } = new([], []);

    /// <summary>How many examples and snippets there are.</summary>
    public int Count => Examples.Count + Snippets.Count();

    /// <summary>The snippets of all sessions.</summary>
    public IEnumerable<Snippet> Snippets => Sessions.SelectMany(session => session.Snippets);

    /// <summary>The ids of all.</summary>
    public IEnumerable<string> Ids => Examples.Concat(Snippets.Select(snippet => snippet.Id));

    /// <summary>How many of them are to be run, and not skipped on purpose.</summary>
    public int Runnable => Examples.Count + Snippets.Count(snippet => snippet.Task is not SkipTask);
}
