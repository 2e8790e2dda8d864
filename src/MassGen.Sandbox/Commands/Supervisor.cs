using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>
/// The small shell program that runs inside the sandbox around each command. It knows what exit codes cannot tell: whether
/// the time was over, whether memory ran out, and whether everything the command started is gone.
/// </summary>
internal static class Supervisor
{
    /// <summary>How long after the limit the supervisor itself may take: 2 s until KILL, and the rest for ending survivors.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(3);

    private const int TokenLength = 32;

    private static readonly string Script = ReadScript();

    /// <summary>A token that a command cannot guess, so that it cannot forge a report either.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    /// <summary>The argument list around a command. Nothing of the command becomes part of the program text.</summary>
    public static IReadOnlyList<string> Wrap(SandboxCommand command, string folder)
    {
        var hundredths = (long)Math.Ceiling(command.Timeout.TotalMilliseconds / 10);
        var seconds = (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return
        [
            "sh", "-c", Script, "supervisor", seconds, hundredths.ToString(CultureInfo.InvariantCulture), folder,
            .. command.Arguments,
        ];
    }

    /// <summary>Finds the report at the end of standard error and takes it out; null when there is none.</summary>
    public static SupervisorReport? TakeReport(OutputBuffer stderr, string token)
    {
        const int Length = TokenLength + 6;
        if (stderr.Cut(Encoding.ASCII.GetBytes(token), Length) is not { } bytes)
            return null;
        var text = Encoding.ASCII.GetString(bytes)[TokenLength..];
        return text[0] is 'E' or 'T' or 'D' && int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new SupervisorReport((SupervisorEnd)text[0], code, HasKilledForMemory: text[1] == '1', IsClean: text[2] == '1') { IsFull = text[1] == '2' }
            : null;
    }

    private static string ReadScript()
    {
        using var stream = typeof(Supervisor).Assembly.GetManifestResourceStream("MassGen.Sandbox.Commands.supervisor.sh")
            ?? throw new InvalidOperationException("The build left out Commands/supervisor.sh.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What the supervisor saw.</summary>
internal sealed record SupervisorReport(SupervisorEnd End, int Code, bool HasKilledForMemory, bool IsClean)
{
    /// <summary>Whether a failed command left no room for files.</summary>
    public bool IsFull { get; init; }
}

/// <summary>How the command ended, by the letter of the report.</summary>
internal enum SupervisorEnd
{
    Exited = 'E',
    TimedOut = 'T',
    NoFolder = 'D',
}
