namespace MassGen.Desktop.Tests.View;

/// <summary>The addresses at which this machine listens, as the kernel writes them: 0100007F is 127.0.0.1.</summary>
internal static class Listeners
{
    private const string Listening = "0A";

    public static IReadOnlyList<string> All() =>
    [
        .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }.SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == Listening)
            .Select(fields => fields[1]),
    ];
}
