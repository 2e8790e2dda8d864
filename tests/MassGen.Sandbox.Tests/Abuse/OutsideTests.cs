using System.Diagnostics;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Somebody outside ends or stops a sandbox (A.4, number 49), and many are wanted at once (number 52).</summary>
[Collection(OneAtATime.Name)]
public sealed class OutsideTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableFact]
    public async Task A49_a_container_that_is_deleted_under_a_command_is_lost()
    {
        var sandbox = await CreateAsync("docker");
        var running = sandbox.RunAsync(SandboxCommand.Shell("sleep 61"), default);
        await Leftovers.WaitForSleeperAsync("61");
        await DockerAsync("rm", "-f", await ContainerAsync());
        var watch = Stopwatch.StartNew();
        Assert.Equal(CommandEnd.SandboxLost, (await running).Ended);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, NotHung);
        Assert.False(sandbox.IsUsable);
        Held("docker", "sandbox-lost");
    }

    [SkippableFact]
    public async Task A49_a_container_that_is_paused_ends_at_the_deadline()
    {
        var sandbox = await CreateAsync("docker");
        var running = sandbox.RunAsync(SandboxCommand.Shell("sleep 62") with { Timeout = TimeSpan.FromSeconds(1) }, default);
        await Leftovers.WaitForSleeperAsync("62");
        await DockerAsync("pause", await ContainerAsync());
        var result = await running;
        Assert.Contains(result.Ended, new[] { CommandEnd.TimedOut, CommandEnd.SandboxLost, CommandEnd.Killed });
        Assert.InRange(result.Elapsed, TimeSpan.Zero, NotHung);
        Assert.False(sandbox.IsUsable);
        Held("docker", result.Ended.ToWord());
    }

    [SkippableTheory, InlineData("bubblewrap"), InlineData("namespaces")]
    public async Task A49_a_holder_that_is_killed_is_lost(string name)
    {
        var sandbox = await CreateAsync(name);
        var running = sandbox.RunAsync(SandboxCommand.Shell("sleep 63"), default);
        await Leftovers.WaitForSleeperAsync("63");
        Process.GetProcessById(Assert.Single(Leftovers.Holders(Environment.ProcessId))).Kill();
        Assert.Equal(CommandEnd.SandboxLost, (await running).Ended);
        Assert.False(sandbox.IsUsable);
        Held(name, "sandbox-lost");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A52_ten_sandboxes_at_once_do_not_disturb_each_other(string name)
    {
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync(name)));
        await Task.WhenAll(sandboxes.Select((sandbox, number) => sandbox.RunAsync(SandboxCommand.Shell($"echo {number} > f"), default)));
        var results = await Task.WhenAll(sandboxes.Select(sandbox => sandbox.RunAsync(SandboxCommand.Shell("cat f"), default)));
        await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number}\n"), results.Select(result => result.Stdout.Text));
        await Leftovers.AssertNoneAsync();
        Held(name, "ten at once");
    }

    private static async Task<string> ContainerAsync() =>
        Assert.Single(await Leftovers.FindAsync(Environment.ProcessId), entry => entry.StartsWith("container", StringComparison.Ordinal)).Split(' ')[1];

    private static async Task DockerAsync(params string[] line)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", line) { RedirectStandardOutput = true })!;
        await docker.WaitForExitAsync();
    }
}
