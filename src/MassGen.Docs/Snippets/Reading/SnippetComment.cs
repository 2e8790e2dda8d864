using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>What the comment <c>&lt;!-- example … --&gt;</c> above a block says about it: what does not fit on the fence.</summary>
internal sealed record SnippetComment
{
    /// <summary>No comment.</summary>
    public static SnippetComment None { get; } = new();

    private static readonly string[] AlsoOnFence = ["id", "session", "skip", "title", "part-of", "at", "schema"];

    private Dictionary<string, (string Value, SourcePosition Position)> Options { get; init; } = [];

    /// <summary>Snippets that come before this one.</summary>
    public IReadOnlyList<YamlScalar> After { get; init; } = [];

    /// <summary>What this machine must have; null when it does not say.</summary>
    public IReadOnlyList<string>? Requires { get; init; }

    /// <summary>What the agents are asked.</summary>
    public YamlScalar? Question { get; init; }

    /// <summary>The script of the models.</summary>
    public SourceText? Model { get; init; }

    /// <summary>Files that the snippet finds.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The exit code.</summary>
    public int? Exit { get; init; }

    /// <summary>Where the exit code was written.</summary>
    public SourcePosition? ExitPosition { get; init; }

    /// <summary>What must come of it, in the words of examples.</summary>
    public IReadOnlyList<Expectation> Expected { get; init; } = [];

    /// <summary>An option that could stand on the fence as well, or null.</summary>
    public (string Value, SourcePosition Position)? Find(string key) => Options.TryGetValue(key, out var option) ? option : null;

    /// <summary>Reads the comment. What is wrong is told at its place in the page.</summary>
    public static SnippetComment Read(SourceText yaml, RepositoryFiles files, ICollection<Diagnostic> faults)
    {
        var found = new List<Diagnostic>();
        try
        {
            return string.IsNullOrWhiteSpace(yaml.Text) || MapReader.Document(yaml, found) is not { } reader ? None : Read(reader, yaml, files, found);
        }
        catch (InvalidInputException invalid)
        {
            found.AddRange(invalid.Diagnostics);
            return None;
        }
        finally
        {
            found.ForEach(faults.Add);
        }
    }

    private static SnippetComment Read(MapReader reader, SourceText yaml, RepositoryFiles files, List<Diagnostic> faults)
    {
        var options = AlsoOnFence.Select(key => (key, text: reader.AnyText(key)))
            .Where(option => option.text is not null)
            .ToDictionary(option => option.key, option => (option.text!, reader.Map.Find(option.key)!.Value.Position));
        var expect = reader.Section("expect");
        var comment = new SnippetComment
        {
            Options = options,
            After = reader.Texts("after"),
            Requires = reader.Value("requires") is null ? null
                : [.. reader.Texts("requires").Where(word => Requirement.IsKnown(word.Text, word.Position, faults)).Select(word => word.Text)],
            Question = reader.Text("question") is null ? null : reader.Value("question") as YamlScalar,
            Model = CommentFiles.Model(reader, yaml, files, faults),
            Files = CommentFiles.Files(reader, files, faults),
            Exit = expect?.WholeNumber("exit", most: 255),
            ExitPosition = expect?.Map.Find("exit")?.Value.Position,
            Expected = expect is null ? [] : ExpectationReader.All(expect, faults),
        };
        expect?.RefuseUnknown();
        reader.RefuseUnknown();
        return comment;
    }
}
