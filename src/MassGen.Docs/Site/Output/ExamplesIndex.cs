using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Site.Output;

/// <summary><c>examples.json</c>: every example and snippet with what is known about it, for programs that choose what to copy.</summary>
internal static class ExamplesIndex
{
    public const string FileName = "examples.json";

    public static string Json(SiteInput input)
    {
        var index = new IndexDocument(1, [.. input.Examples.Select(Entry)], [.. input.Snippets.Select(page => Entry(page, input.Examples))]);
        return JsonSerializer.Serialize(index, IndexJson.Default.IndexDocument) + "\n";
    }

    private static IndexEntry Entry(ExamplePage page) => Known(
        new IndexEntry(page.Example.Id, ExampleBadge.PathOf(page.Example.Id), ExampleStatus.Of(page).Kind) { Title = page.Example.Title, Language = "yaml", Task = "example" },
        page.PresentEvidence);

    // A copy that is right says what its example says: the page shows that badge, too.
    private static IndexEntry Entry(SnippetPage page, IReadOnlyList<ExamplePage> examples)
    {
        var (snippet, status) = (page.Snippet, SnippetStatus.Of(page).Kind);
        var example = snippet.Task is CopyTask { Example: { } id } && page.PresentEvidence is { Status: VerificationStatus.Passed }
            ? examples.FirstOrDefault(known => known.Example.Id == id) : null;
        return Known(
            new IndexEntry(snippet.Id, SitePaths.HtmlOf(snippet.Page), example is null ? status : ExampleStatus.Of(example).Kind)
            {
                Title = snippet.Title,
                Language = snippet.Language,
                Task = Word(snippet.Task),
                Line = snippet.Position.Line,
                Example = (snippet.Task as CopyTask)?.Example,
                Reason = (snippet.Task as SkipTask)?.Reason,
            },
            example is null ? page.PresentEvidence : example.PresentEvidence);
    }

    private static IndexEntry Known(IndexEntry entry, VerificationEvidence? evidence) => evidence is null ? entry : entry with
    {
        When = evidence.VerifiedAt,
        Mode = evidence.Mode.ToString().ToLowerInvariant(),
        Fixture = evidence.Fixture,
        Sandbox = evidence.Sandbox?.Provider,
        Library = evidence.Library,
        InputsHash = evidence.InputsHash,
        Reason = entry.Reason ?? evidence.Reason,
    };

    private static string Word(SnippetTask task) => task switch
    {
        SkipTask => "none",
        CopyTask => "copy",
        ConfigurationTask { Question: null } => "validate",
        ConfigurationTask => "run",
        SchemaTask => "schema",
        ShellTask => "shell",
        CSharpTask { CompileOnly: true } => "compile",
        CSharpTask or PythonTask => "program",
        DockerfileTask => "image",
        _ => "read",
    };
}

/// <summary>The whole index.</summary>
internal sealed record IndexDocument(int SchemaVersion, IReadOnlyList<IndexEntry> Examples, IReadOnlyList<IndexEntry> Snippets);

/// <summary>An example or a snippet.</summary>
internal sealed record IndexEntry(string Id, string Page, string Status)
{
    public string? Title { get; init; }

    public string? Language { get; init; }

    /// <summary>What is done with it.</summary>
    public string? Task { get; init; }

    public int? Line { get; init; }

    /// <summary>The example whose file it is a copy of.</summary>
    public string? Example { get; init; }

    public DateTimeOffset? When { get; init; }

    public string? Mode { get; init; }

    public string? Fixture { get; init; }

    public string? Sandbox { get; init; }

    public string? Library { get; init; }

    public string? InputsHash { get; init; }

    public string? Reason { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(IndexDocument))]
internal sealed partial class IndexJson : JsonSerializerContext;
