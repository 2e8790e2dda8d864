using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Has TOML read by Python's own reader, in the sandbox.</summary>
internal sealed partial class TomlRun(SnippetReport report, TomlTask task, ShellSession session, TimeProvider time)
{
    /// <summary>What tells whether the sandbox's Python has a reader.</summary>
    public const string Look = "python3 -c 'import tomllib'";

    private const string Name = "/tmp/toml/page.toml";
    private const int IsNoToml = 3;

    private readonly ProcessPhase _phase = new(report, session, time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await session.PutAsync(Name, task.Data.Text, cancellationToken);
        var result = await _phase.RunAsync("read", $"python3 - <<'PROGRAM'\n{Program}PROGRAM\n", isStrict: false, isApart: false, cancellationToken);
        if (result is { Ended: CommandEnd.Exited, ExitCode: IsNoToml })
        {
            var words = result.Output.Trim();
            var (line, column) = PlaceIn(words);
            DataRun.Failed(report, task.Data, "it is TOML", line, column, Place().Replace(words, "") + ".");
        }
        else if (_phase.HasEnded(result, "Python's reader", report.Snippet.Position, 0))
        {
            report.Held("it is TOML", report.Snippet.Position);
        }
    }

    // Blank lines before the text make its lines those of the page.
    private (int Line, int Column) PlaceIn(string words)
    {
        if (Place().Match(words) is { Success: true } place && place.Groups["line"].Success)
        {
            return (int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture), int.Parse(place.Groups["column"].Value, CultureInfo.InvariantCulture));
        }

        var lines = task.Data.Text.TrimEnd().Split('\n');
        return (lines.Length, lines[^1].Length + 1);
    }

    private static string Program => $"""
        import sys, tomllib
        try:
            with open("{Name}", "rb") as text:
                tomllib.load(text)
        except ValueError as wrong:
            print(wrong)
            sys.exit({IsNoToml})

        """;

    [GeneratedRegex(@" \(at (?:line (?<line>\d+), column (?<column>\d+)|end of document)\)$")]
    private static partial Regex Place();
}
