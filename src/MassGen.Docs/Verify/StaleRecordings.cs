using MassGen.Diagnostics;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Finds recordings beside an example that no run plays: what a reader takes for evidence must be some.</summary>
internal static class StaleRecordings
{
    private const string Script = "model.yaml";

    /// <summary>One fault for each recording that is never played.</summary>
    public static IReadOnlyList<Diagnostic> Of(Example example)
    {
        var played = example.Question is null ? null : example.Fixture;
        return
        [
            .. Directory.EnumerateFiles(example.Folder)
                .Select(file => Path.GetFileName(file))
                .Where(name => IsRecording(name) && !IsPlayed(name, played))
                .Order(StringComparer.Ordinal)
                .Select(name => Fault(example, name, played)),
        ];
    }

    private static bool IsRecording(string name) =>
        name is Script or Approved.FileName || name.EndsWith(".cassette.jsonl", StringComparison.Ordinal);

    private static bool IsPlayed(string name, Fixture? played) => played is not null && (name == Approved.FileName
        ? played.Kind == FixtureKind.Scripted
        : name == Path.GetFileName(played.Source.Path));

    private static Diagnostic Fault(Example example, string name, Fixture? played)
    {
        var path = Path.Combine(Path.GetDirectoryName(example.Source.Path)!, name);
        var instead = played is null ? "the example asks no model" : $"its run plays {Path.GetFileName(played.Source.Path)}";
        return new Diagnostic(
            "MG5204", Severity.Error, $"Nobody plays this recording: {instead}.", new SourcePosition(new SourceText(path, ""), 1, 1),
            Suggestion: name == Approved.FileName || played is null ? "Delete it." : $"Write 'fixture: {name}' in example.yaml, or delete it.");
    }
}
