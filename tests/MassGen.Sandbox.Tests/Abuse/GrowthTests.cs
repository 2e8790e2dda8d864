using System.Diagnostics;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Two thousand commands (A.4, number 55): nothing is kept of those that are over, here or in the sandbox.</summary>
[Collection(OneAtATime.Name)]
public sealed class GrowthTests(SandboxProviders providers) : AbuseTests(providers)
{
    private const int Commands = 2000;
    private const int AtOnce = 2;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A55_two_thousand_commands_leave_no_handle_no_socket_and_no_memory(string name)
    {
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => CreateAsync(name)));
        await RunAsync(sandboxes, 200);
        var before = Kept();
        var watch = Stopwatch.StartNew();
        await RunAsync(sandboxes, Commands);
        var after = Kept();
        Assert.InRange(after.Handles, 0, before.Handles + 5);
        Assert.InRange(after.Bytes, 0, before.Bytes + (2 << 20));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(3));
        var inside = await sandboxes[0].RunAsync(SandboxCommand.Shell("ls /proc | grep -c '^[0-9]'; ls /tmp | wc -l"), default);
        await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));
        Assert.InRange(int.Parse(inside.Stdout.Text.Split('\n')[0]), 1, 12);
        Held(name, $"{Commands:N0} commands in {watch.Elapsed.TotalSeconds:0} s, no growth");
    }

    private static Task RunAsync(IEnumerable<ISandbox> sandboxes, int commands) => Task.WhenAll(sandboxes.Select(async sandbox =>
    {
        for (var number = 0; number < commands / AtOnce; number++)
            Assert.Equal($"{number}\n", (await sandbox.RunAsync(new() { Arguments = ["echo", $"{number}"] }, default)).Stdout.Text);
    }));

    // Sockets are handles as well.
    private static (int Handles, long Bytes) Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (Directory.GetFileSystemEntries("/proc/self/fd").Length, GC.GetTotalMemory(forceFullCollection: true));
    }
}
