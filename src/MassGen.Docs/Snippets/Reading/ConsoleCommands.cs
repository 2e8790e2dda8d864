using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>
/// Reads what a terminal shows: commands behind <c>$ </c>, lines that continue them behind <c>&gt; </c>, and what they print below. Where
/// the first prompt is <c># </c>, that is the prompt of the block.
/// </summary>
internal static partial class ConsoleCommands
{
    public static IReadOnlyList<ShellCommand> Read(PageFence fence, OutputMatch match, PrintedTo stream, ICollection<Diagnostic> faults)
    {
        var lines = fence.Meant.Lines;
        var prompt = lines.Select(line => Prompt(line.Text)).FirstOrDefault(found => found is not null);
        if (prompt is null || Prompt(lines[0].Text) is null)
        {
            var place = lines.Count == 0 ? fence.Position : At(fence, lines[0]);
            faults.Add(new Diagnostic(
                "MG5126", Severity.Error, "A console block begins with a command behind '$ '.", place,
                Suggestion: "Write '$ ' before the command; use bash for a script, and text for what is only printed."));
            return [];
        }

        var commands = new List<ShellCommand>();
        for (var next = 0; next < lines.Count;)
        {
            next = ReadOne(fence, next, match, stream, commands, faults);
        }

        return commands;
    }

    /// <summary>Where the output below a command begins and ends: indices of lines, the end not included.</summary>
    public static (int Start, int End) OutputBelow(IReadOnlyList<FenceTextLine> lines, int command)
    {
        var prompt = lines.Select(line => Prompt(line.Text)).FirstOrDefault(found => found is not null) ?? '$';
        var start = EndOfCommand(lines, command);
        var end = start;
        while (end < lines.Count && !IsPrompt(lines[end].Text, prompt))
        {
            end++;
        }

        return (start, end);
    }

    private static int ReadOne(
        PageFence fence, int index, OutputMatch match, PrintedTo stream, List<ShellCommand> commands, ICollection<Diagnostic> faults)
    {
        var lines = fence.Meant.Lines;
        var (start, end) = OutputBelow(lines, index);
        var command = lines.Skip(index).Take(start - index).Select(line => line.Text.Length < 2 ? "" : line.Text[2..]).ToList();
        if (Enumerable.Range(1, command.Count - 1).FirstOrDefault(next => IsWhole(string.Join('\n', command.Take(next)))) is > 0 and var next)
        {
            faults.Add(new Diagnostic(
                "MG5126", Severity.Error, "The command above ends there, so this line does not continue it.", At(fence, lines[index + next]),
                Suggestion: "Write '$ ' before a command of its own; output that begins with '> ' is written '[>] … (re)'."));
        }

        var printed = lines.Skip(start).Take(end - start).ToList();
        var text = string.Join('\n', printed.Select(line => line.Text)).TrimEnd();
        var shown = text.Length == 0 ? null : new ExpectedOutput(text, match, At(fence, printed[0]), stream);
        commands.Add(new ShellCommand(string.Join('\n', command), lines[index].Number, shown));
        return Math.Max(end, index + 1);
    }

    // Only what certainly is: a terminal goes on asking after a quote, a backslash, a bracket, a here-document, an operator or a compound command.
    private static bool IsWhole(string command) => !MayGoOn().IsMatch(command.Replace("\\\n", " ", StringComparison.Ordinal));

    [GeneratedRegex(@"[""'\\`({]|<<|[|&]\s*$|\b(?:if|for|while|until|case|select|function|do|then|else|elif)\b", RegexOptions.CultureInvariant)]
    private static partial Regex MayGoOn();

    private static int EndOfCommand(IReadOnlyList<FenceTextLine> lines, int command)
    {
        var end = command + 1;
        while (end < lines.Count && (lines[end].Text.StartsWith("> ", StringComparison.Ordinal) || lines[end].Text == ">"))
        {
            end++;
        }

        return end;
    }

    private static char? Prompt(string line) => IsPrompt(line, '$') ? '$' : IsPrompt(line, '#') ? '#' : null;

    private static bool IsPrompt(string line, char prompt) =>
        line.Length > 0 && line[0] == prompt && (line.Length == 1 || line[1] == ' ');

    private static SourcePosition At(PageFence fence, FenceTextLine line) =>
        new(fence.Page.Source, line.Number, line.Column, Math.Max(1, line.Text.Length));
}
