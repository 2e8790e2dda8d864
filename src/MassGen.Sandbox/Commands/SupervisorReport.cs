using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>What the supervisor saw.</summary>
internal sealed record SupervisorReport(SupervisorEnd End, int Code, bool HasKilledForMemory, bool IsClean)
{
    /// <summary>Bytes of a report: the token, a letter, whether memory (1) or room for files (2) ran out, whether all is gone, and the exit code.</summary>
    public const int Length = TokenLength + 6;

    /// <summary>Bytes of a token: 82 bits, and short, because a shell reads it byte by byte.</summary>
    public const int TokenLength = 16;

    /// <summary>Whether a failed command left no room for files.</summary>
    public bool IsFull { get; init; }

    /// <summary>A token that a command cannot guess, so that it cannot forge a report either.</summary>
    public static string NewToken() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", TokenLength);

    /// <summary>Finds the report at the end of standard error and takes it out; null when there is none.</summary>
    public static SupervisorReport? Take(OutputBuffer stderr, string token) =>
        stderr.Cut(Encoding.ASCII.GetBytes(token), Length) is { } bytes ? Parse(bytes) : null;

    /// <summary>Reads a report, or gives null.</summary>
    public static SupervisorReport? Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.ASCII.GetString(bytes[TokenLength..]);
        return text[0] is 'E' or 'T' or 'D' && int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new SupervisorReport((SupervisorEnd)text[0], code, HasKilledForMemory: text[1] == '1', IsClean: text[2] == '1') { IsFull = text[1] == '2' }
            : null;
    }
}

/// <summary>How the command ended, by the letter of the report.</summary>
internal enum SupervisorEnd
{
    Exited = 'E',
    TimedOut = 'T',
    NoFolder = 'D',
}
