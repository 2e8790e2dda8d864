using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Differences;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets.Matching;
using MassGen.Events;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Collects what comes of a snippet: checks, phases, what was printed, and the explanation of what went wrong.</summary>
internal sealed class SnippetReport(Snippet snippet)
{
    private const string Differs = "MG5151";
    private const string CopyDiffers = "MG5155";

    private readonly List<CheckResult> _checks = [];
    private readonly List<string> _explanation = [];
    private readonly List<PhaseTime> _phases = [];
    private readonly Dictionary<int, string> _printed = [];

    /// <summary>The snippet.</summary>
    public Snippet Snippet => snippet;

    /// <summary>Where it runs, when it runs in a sandbox.</summary>
    public SandboxEvidence? Sandbox { get; set; }

    /// <summary>The events of the run it made.</summary>
    public IReadOnlyList<RunEvent> Events { get; set; } = [];

    /// <summary>Whether everything held so far.</summary>
    public bool IsFine => _explanation.Count == 0;

    /// <summary>The snippet is not run.</summary>
    public static SnippetOutcome Skipped(Snippet snippet, string reason) => new()
    {
        Id = snippet.Id, Status = VerificationStatus.Skipped, Checks = [], Explanation = [$"{snippet.Position}: {reason}"],
    };

    /// <summary>A phase ended.</summary>
    public void Phase(string name, TimeSpan elapsed) => _phases.Add(new PhaseTime(name, Math.Round(elapsed.TotalMilliseconds, 2)));

    /// <summary>Something expected held.</summary>
    public void Held(string what, SourcePosition where) => _checks.Add(new CheckResult(what, true, where.ToString(), null));

    /// <summary>Something expected did not hold.</summary>
    /// <param name="code">The code of the fault.</param>
    /// <param name="what">What was expected, as a clause behind "that".</param>
    /// <param name="where">Where it was written.</param>
    /// <param name="message">What happened instead, as a sentence.</param>
    /// <param name="detail">The difference, or what was printed; or null.</param>
    /// <param name="advice">What to do, or null.</param>
    public void Failed(string code, string what, SourcePosition where, string message, string? detail = null, string? advice = null)
    {
        _checks.Add(new CheckResult(what, false, where.ToString(), detail is null ? message : $"{message}\n{detail}"));
        var text = new Diagnostic(code, Severity.Error, message, where, Suggestion: advice).ToString();
        _explanation.Add(string.Join('\n', new[] { text, detail is null ? null : Indented(detail), PhasesBefore() }.OfType<string>()));
    }

    /// <summary>A check made elsewhere.</summary>
    public void Add(CheckResult check)
    {
        _checks.Add(check);
        if (!check.Held)
        {
            _explanation.Add($"{check.Where}: error {Differs}: expected that {check.What}, but {check.Detail}");
        }
    }

    /// <summary>Something is wrong that was found elsewhere, at a place of its own.</summary>
    public void Failed(Diagnostic diagnostic, string what)
    {
        var where = diagnostic.Position ?? snippet.Position;
        _checks.Add(new CheckResult(what, false, where.ToString(), $"{diagnostic.Code}: {diagnostic.Message}"));
        _explanation.Add((diagnostic with { Position = where }).ToString());
    }

    /// <summary>Compares what was printed with what the page shows.</summary>
    /// <param name="expected">What the page shows.</param>
    /// <param name="printed">What was printed.</param>
    /// <param name="line">The line of the fence, or of the command, that the page shows it under.</param>
    /// <param name="by">What printed it.</param>
    public void Compare(ExpectedOutput expected, string printed, int line, string by)
    {
        _printed[line] = OutputMatching.Bless(expected, printed);
        var what = $"{by} prints what is shown ({Words(expected.Match)})";
        if (OutputMatching.FaultOf(expected, printed) is not { } fault)
        {
            Held(what, expected.Position);
            return;
        }

        // The check stands where the text begins, so that it can be found by it; people are sent to the line that differs.
        _checks.Add(new CheckResult(what, false, expected.Position.ToString(), fault.Difference));
        var place = expected.Position with { Line = expected.Position.Line + fault.Line - 1 };
        _explanation.Add(string.Join('\n', new[]
        {
            $"{place}: error {Differs}: {by} prints something else than the page shows ('-' shown, '+' printed).",
            Indented(fault.Difference),
            PhasesBefore(),
            $"  = If it is right, 'verify-examples {snippet.Id} --bless' writes it into the page.",
        }.OfType<string>()));
    }

    /// <summary>Compares what was printed as a whole with each block that shows it.</summary>
    public void CompareAll(Func<PrintedTo, string> printed, string by)
    {
        foreach (var expected in snippet.Expected.Outputs)
        {
            // The block begins with its fence, a line above its text.
            Compare(expected, printed(expected.Stream), expected.Position.Line - 1, by);
        }
    }

    /// <summary>Compares a copy on the page with what it is a copy of.</summary>
    public void CompareCopy(ExpectedOutput copy, string original, string name)
    {
        _printed[snippet.Position.Line] = original;
        var what = $"it is a copy of {name}";
        var difference = LineDiff.Of(copy.Text.TrimEnd('\n'), original.TrimEnd('\n'));
        if (difference.IsEmpty)
        {
            Held(what, snippet.Position);
            return;
        }

        _checks.Add(new CheckResult(what, false, snippet.Position.ToString(), difference.Unified()));
        _explanation.Add($"{copy.Position with { Line = copy.Position.Line + difference.FirstLine - 1 }}: error {CopyDiffers}: this is no copy of {name} any more ('-' the page, '+' the file).\n"
            + $"{Indented(difference.Unified())}\n  = 'verify-examples {snippet.Id} --bless' copies it again.");
    }

    /// <summary>What came of it.</summary>
    public SnippetOutcome Outcome() => new()
    {
        Id = snippet.Id,
        Status = IsFine ? VerificationStatus.Passed : VerificationStatus.Failed,
        Checks = _checks,
        Explanation = _explanation,
        Printed = _printed,
        Phases = _phases,
        Sandbox = Sandbox,
        Events = Events,
    };

    private string? PhasesBefore() => _phases.Count < 2 ? null
        : "  before it: " + string.Join(", ", _phases.SkipLast(1).Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Milliseconds:0} ms")));

    private static string Indented(string text) => "  " + text.ReplaceLineEndings("\n  ");

    private static string Words(OutputMatch match) => match switch
    {
        OutputMatch.Exact => "exactly",
        OutputMatch.Contains => "among other lines",
        OutputMatch.Lines => "line by line",
        OutputMatch.Json => "as JSON",
        _ => "by its schema",
    };
}
