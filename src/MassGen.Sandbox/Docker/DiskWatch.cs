using System.Globalization;
using System.Text;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>
/// Counts a container's files while a command runs, where the engine cannot limit them. The file systems know the numbers, so that
/// counting costs the same whatever a command made.
/// </summary>
internal sealed class DiskWatch(ExecApi execs, SandboxPolicy policy, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // All entries and the free ones, of each place.
    private static readonly string[] Count = ["stat", "-f", "-c", "%c %d", "/workspace", "/tmp"];

    /// <summary>Completes when one place has more entries than its limit; until then it looks again and again.</summary>
    public async Task UntilFullAsync(string container, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (IsFull(await CountAsync(container, cancellationToken).ConfigureAwait(false)))
                return;
        }
    }

    /// <summary>Whether one of the two lines tells of more entries than the policy allows. What cannot be read is not full.</summary>
    public bool IsFull(string counted)
    {
        var used = counted.Split('\n').Select(line => line.Split(' ')).Where(numbers => numbers.Length == 2)
            .Select(numbers => Number(numbers[0]) - Number(numbers[1])).ToList();
        return used.Count == 2 && (used[0] > policy.WorkspaceEntries || used[1] > policy.TemporaryEntries);
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<string> CountAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            var exec = await execs.CreateAsync(container, new() { Cmd = Count, Env = [], AttachStdin = false }, cancellationToken).ConfigureAwait(false);
            var stream = await execs.StartAsync(exec, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is SandboxException or IOException or HttpRequestException)
        {
            // The command may have taken all processes there may be; the next look comes soon.
            return "";
        }
    }

    private static async Task<string> ReadAsync(HijackedStream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var frames = new FrameReader((which, bytes) => text.Append(which == OutputStream.Stdout ? Encoding.ASCII.GetString(bytes) : ""));
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            frames.Feed(buffer.AsSpan(0, count));
        return text.ToString();
    }
}
