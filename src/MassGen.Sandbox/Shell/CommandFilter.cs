using System.Text.RegularExpressions;
using MassGen.Sandbox.Shell;

namespace MassGen.Sandbox;

/// <summary>
/// Which commands an agent may give. Every program of a command line is looked at for itself, wherever in the line it stands; a line that
/// cannot be taken apart is refused. It keeps a well-meant agent to its task; against an agent that means harm, the sandbox holds.
/// </summary>
public sealed class CommandFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly IReadOnlyList<Regex> _allowed;
    private readonly IReadOnlyList<Regex> _blocked;

    /// <summary>A filter.</summary>
    /// <param name="allowed">Regular expressions for the beginning of the only programs allowed; empty allows all.</param>
    /// <param name="blocked">Regular expressions for the beginning of programs that are refused.</param>
    /// <exception cref="ArgumentException">One is no regular expression.</exception>
    public CommandFilter(IReadOnlyList<string> allowed, IReadOnlyList<string> blocked)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        ArgumentNullException.ThrowIfNull(blocked);
        _allowed = [.. allowed.Select(Beginning)];
        _blocked = [.. blocked.Select(Beginning)];
    }

    /// <summary>Lets everything through.</summary>
    public static CommandFilter None { get; } = new([], []);

    /// <summary>Why a command line is refused, in a sentence for the model; null when it is not.</summary>
    public string? Refusal(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (_allowed.Count + _blocked.Count == 0)
            return null;
        try
        {
            return ShellLine.Read(line).Select(Refusal).FirstOrDefault(refusal => refusal is not null);
        }
        catch (ShellSyntaxException unclear)
        {
            return $"Refused: the command cannot be checked, because {unclear.Message}. Write it more plainly.";
        }
        catch (RegexMatchTimeoutException)
        {
            return "Refused: checking the command took too long. Write it more plainly.";
        }
    }

    private string? Refusal(SimpleCommand command)
    {
        if (!command.Name.IsLiteral)
            return $"Refused: which program '{Shown(command)}' runs is only known when it runs. Write its name out.";
        if (ShellWrappers.Within(command).Prepend(command).Any(IsBlocked))
            return $"Refused: '{Shown(command)}' is among the commands that are blocked here.";
        return _allowed.Count == 0 || _allowed.Any(pattern => pattern.IsMatch(command.Text))
            ? null
            : $"Refused: '{Shown(command)}' is not among the commands that are allowed here. Allowed: {string.Join(", ", _allowed.Select(Written))}.";
    }

    private bool IsBlocked(SimpleCommand command) => _blocked.Any(pattern =>
        pattern.IsMatch(command.Text) || pattern.IsMatch(command.PlainText) || MayBecome(command, Written(pattern)));

    // Where a pattern names a program and its first arguments, an argument that is only known later might be what it names.
    private static bool MayBecome(SimpleCommand command, string pattern)
    {
        var words = pattern.Split(' ');
        return words.Length > 1 && words[0] == command.PlainName && command.Words.Take(words.Length).Any(word => !word.IsLiteral);
    }

    private static Regex Beginning(string pattern) => new($"^(?:{pattern})", RegexOptions.CultureInvariant, Patience);

    private static string Written(Regex pattern) => pattern.ToString()["^(?:".Length..^1];

    private static string Shown(SimpleCommand command) =>
        TerminalText.Escape(command.Text.Length <= 80 ? command.Text : command.Text[..80] + "…");
}
