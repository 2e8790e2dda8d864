using System.Globalization;

namespace MassGen.Sandbox.Commands;

/// <summary>
/// The small shell program that runs inside the sandbox around each command. It knows what exit codes cannot tell: whether
/// the time was over, whether memory ran out, and whether everything the command started is gone.
/// </summary>
internal static class Supervisor
{
    private static readonly string Once = Read("attend.sh") + Read("supervisor.sh");
    private static readonly string Always = Read("attend.sh") + Read("channel.sh");

    /// <summary>How long after the limit the supervisor itself may take: 2 s until KILL, and the rest for ending survivors.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The program that runs one command after the other.</summary>
    public static IReadOnlyList<string> Channel(string token) => ["sh", "-c", Always, "channel", token];

    /// <summary>The argument list around one command. Nothing of the command becomes part of the program text.</summary>
    public static IReadOnlyList<string> Wrap(SandboxCommand command, string folder) =>
        ["sh", "-c", Once, "supervisor", folder, Hundredths(command), .. Limited(command)];

    /// <summary>
    /// Whether a program inside the sandbox holds a command to its limit. It costs as much as a small command does, so a channel is told to end
    /// a command instead; but not while the command's input is on its way.
    /// </summary>
    public static bool HasOwnClock(SandboxCommand command) => command.StandardInput.Length > 0 || command.Environment.Count > 0;

    /// <summary>One command as a line for the channel. Nothing of the command becomes part of the program text, because all of it is quoted.</summary>
    public static string Order(SandboxCommand command, string folder, string token) => string.Join(' ',
    [
        token, command.StandardInput.Length.ToString(CultureInfo.InvariantCulture), ShellWord.Quote(folder), HasOwnClock(command) ? Hundredths(command) : "0",
        .. command.Environment.Count == 0 ? [] : command.Environment.Select(pair => ShellWord.Quote($"{pair.Key}={pair.Value}")).Prepend("env"),
        .. (HasOwnClock(command) ? Limited(command) : command.Arguments).Select(ShellWord.Quote),
    ]);

    private static IEnumerable<string> Limited(SandboxCommand command) =>
        ["timeout", "-k", "2", (HundredthsOf(command) / 100m).ToString("0.00", CultureInfo.InvariantCulture), .. command.Arguments];

    private static string Hundredths(SandboxCommand command) => HundredthsOf(command).ToString(CultureInfo.InvariantCulture);

    private static long HundredthsOf(SandboxCommand command) => (long)Math.Ceiling(command.Timeout.TotalMilliseconds / 10);

    private static string Read(string name)
    {
        using var stream = typeof(Supervisor).Assembly.GetManifestResourceStream("MassGen.Sandbox.Commands." + name)
            ?? throw new InvalidOperationException($"The build left out Commands/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
