using MassGen.Diagnostics;
using MassGen.Docs.Verify;
using MassGen.Runs;
using MassGen.Yaml;

namespace MassGen.Docs.Examples;

/// <summary>Finds and reads the examples of a repository.</summary>
public static class ExampleLoader
{
    private const string Description = "example.yaml";

    /// <summary>The ids of all examples: the folders of <c>examples/</c> that hold an <c>example.yaml</c>, in alphabetical order.</summary>
    public static IReadOnlyList<string> Discover(string root)
    {
        var folder = Path.Combine(root, "examples");
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateDirectories(folder)
                .Where(example => File.Exists(Path.Combine(example, Description)))
                .Select(example => Path.GetFileName(example))
                .Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads one example.</summary>
    /// <exception cref="InvalidInputException">Something in its <c>example.yaml</c> cannot be used, or a file it names is missing.</exception>
    public static Example Load(string root, string id)
    {
        var folder = Path.Combine(root, "examples", id);
        var files = InputsHash.OfFiles(folder);
        var faults = new List<Diagnostic>();
        var source = Read(root, Path.Combine(folder, Description));
        var reader = MapReader.Document(source, faults) ?? throw new InvalidInputException(faults);
        var example = new Example
        {
            Id = id,
            Folder = folder,
            FilesHash = files,
            Source = source,
            Title = reader.RequiredText("title"),
            Summary = reader.RequiredText("summary"),
            Question = reader.Text("question"),
            Earlier = [.. reader.Sections("earlier").Select(Earlier)],
            Config = Named(root, folder, reader, "config", "config.yaml", faults) ?? source,
            Fixture = FixtureOf(root, folder, reader, faults),
            Timeout = TimeSpan.FromSeconds(reader.WholeNumber("timeout", least: 1, most: 3600) ?? 60),
            NeedsContainer = Requires(reader),
            Expectations = ExpectationReader.Read(reader, faults),
        };
        reader.RefuseUnknown();
        if (example.Question is null && !example.Expectations.OfType<ExpectedDiagnostic>().Any())
        {
            reader.Missing("question");
        }

        faults.AddRange(ExpectedAgents.Faults(example.Expectations, example.Config));
        return faults.Count == 0 ? example : throw new InvalidInputException(faults);
    }

    private static bool Requires(MapReader reader)
    {
        var word = reader.Text("requires");
        if (word is not (null or "docker"))
        {
            reader.Fault("MG1005", "requires", $"An example can require 'docker' and nothing else; this is '{word}'.");
        }

        return word == "docker";
    }

    private static EarlierTurn Earlier(MapReader turn)
    {
        var earlier = new EarlierTurn(turn.RequiredText("question"), turn.RequiredText("answer"));
        turn.RefuseUnknown();
        return earlier;
    }

    private static Fixture? FixtureOf(string root, string folder, MapReader reader, List<Diagnostic> faults)
    {
        const string script = "model.yaml";
        if (reader.Value("fixture") is null && !File.Exists(Path.Combine(folder, script)))
        {
            return null;
        }

        return Named(root, folder, reader, "fixture", script, faults) is { } source
            ? new Fixture(source.Path.EndsWith(".cassette.jsonl", StringComparison.Ordinal) ? FixtureKind.Recorded : FixtureKind.Scripted, source)
            : null;
    }

    private static SourceText? Named(
        string root, string folder, MapReader reader, string key, string otherwise, List<Diagnostic> faults)
    {
        var name = reader.Text(key) ?? otherwise;
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            reader.Fault("MG5002", key, $"'{name}' lies outside the example's folder; an example is complete in itself.");
            return null;
        }

        if (!File.Exists(path))
        {
            var present = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).ToList();
            faults.Add(new Diagnostic(
                "MG5001", Severity.Error, $"The example's {key} '{name}' does not exist.", reader.Map.Find(key)?.Value.Position ?? reader.Map.Position,
                reader.PathOf(key), NearestWord.Suggestion(name, present) ?? $"The folder holds: {string.Join(", ", present.Order(StringComparer.Ordinal))}."));
            return null;
        }

        return Read(root, path);
    }

    // Paths in messages are relative to the repository, so that they are the same on every machine.
    private static SourceText Read(string root, string path) => new(Path.GetRelativePath(root, path), File.ReadAllText(path));
}
