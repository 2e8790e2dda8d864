using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Site.Attacks;

/// <summary>Reads <c>eng/abuse.json</c>, which the tests of the sandboxes write when <c>MASSGEN_ABUSE_RESULTS</c> names it.</summary>
public static class AttackFile
{
    /// <summary>The file, from the repository's root.</summary>
    public const string FileName = "eng/abuse.json";

    private const string Advice = "Let the tests write the file again; nobody needs to edit it.";

    /// <summary>Reads the results of a repository.</summary>
    /// <returns>Without a run when there is no file, or when it cannot be used and a fault says why.</returns>
    public static Attacks Of(string root, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var path = Path.Combine(root, FileName);
        return new Attacks(File.Exists(path) ? Read(new SourceText(FileName, File.ReadAllText(path).ReplaceLineEndings("\n")), faults) : null);
    }

    /// <summary>Reads results. JSON is YAML, so faults have their place.</summary>
    public static AttackRun? Read(SourceText source, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var found = new List<Diagnostic>();
        var run = Document(source, found);
        found.ForEach(faults.Add);
        return found.Count == 0 ? run : null;
    }

    private static AttackRun? Document(SourceText source, List<Diagnostic> faults)
    {
        try
        {
            return MapReader.Document(source, faults) is { } document ? Run(document) : null;
        }
        catch (InvalidInputException invalid)
        {
            faults.AddRange(invalid.Diagnostics);
            return null;
        }
    }

    private static AttackRun Run(MapReader document)
    {
        var text = document.AnyText("measuredAt") ?? "";
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            document.Fault("MG7109", "measuredAt", $"'{text}' is not a moment, such as 2026-11-21T15:00:00Z.", Advice);
        }

        var run = new AttackRun(moment, [.. document.Sections("results").Select(Result)]);
        document.RefuseUnknown();
        return run;
    }

    private static AttackResult Result(MapReader result)
    {
        var (number, outcome) = (result.Number("number"), result.RequiredText("outcome"));
        if (number is null or < 1 or > 99)
        {
            result.Fault("MG7109", "number", "'number' must be the attack's number.", Advice);
        }

        if (outcome is not ("held" or "declared"))
        {
            result.Fault("MG7109", "outcome", $"'{outcome}' is no outcome: held or declared.", Advice);
        }

        var read = new AttackResult(
            (int)(number ?? 0), result.RequiredText("attack"), result.RequiredText("provider"), outcome == "held", result.RequiredText("detail"));
        result.RefuseUnknown();
        return read;
    }
}
