using MassGen.Diagnostics;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Tests.Verify;

/// <summary>Snippets as the reader of pages would make them.</summary>
internal static class Pages
{
    /// <summary>A snippet of one command, in a page of its own unless another is named.</summary>
    public static Snippet Shell(string id, string command = "echo hello", string? shown = null, string? session = null, params string[] after)
    {
        var page = id.Split('#')[0];
        var source = new SourceText("docs-src/" + page, "---\ntitle: t\n---\n\n" + command);
        var output = shown is null ? null : new ExpectedOutput(shown, OutputMatch.Exact, new SourcePosition(source, 6, 1));
        return new Snippet
        {
            Id = id,
            Page = page,
            Position = new SourcePosition(source, 5, 1),
            Language = "console",
            Code = command,
            Task = new ShellTask([new ShellCommand(command, 5, output)]),
            Session = session,
            After = after,
        };
    }
}
