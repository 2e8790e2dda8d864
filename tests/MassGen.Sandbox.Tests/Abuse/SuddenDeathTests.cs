using System.Diagnostics;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Our process is killed with five busy sandboxes (A.4, number 51): the kernel and the engine clean up, nobody else.</summary>
[Collection(OneAtATime.Name)]
public sealed class SuddenDeathTests(SandboxProviders providers)
{
    public static TheoryData<string> Names => SandboxProviders.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A51_all_sandboxes_go_with_their_owner(string name)
    {
        _ = providers.Get(name);
        string[] line = [Path.Combine(AppContext.BaseDirectory, "MassGen.Sandbox.Victim.dll"), name];
        using var victim = Process.Start(new ProcessStartInfo("dotnet", line) { RedirectStandardOutput = true })!;
        var owner = victim.Id;
        try
        {
            while (await victim.StandardOutput.ReadLineAsync() is { } said && said != "all")
                Assert.Equal("ready", said);
            Assert.Equal(5, (await Leftovers.FindAsync(owner)).Count);
        }
        finally
        {
            victim.Kill();
        }

        await victim.WaitForExitAsync();
        await Leftovers.AssertNoneAsync(owner, seconds: 1);
        Assert.Equal([], Leftovers.Sleepers("987"));
    }

    [SkippableFact]
    public async Task A_sweep_removes_what_a_dead_process_left()
    {
        _ = providers.Get("docker");
        var boot = (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim();
        var space = new FileInfo("/proc/self/ns/pid").LinkTarget;
        string[] labels = ["massgen.owner=massgen", $"massgen.boot={boot}", $"massgen.pid-namespace={space}", "massgen.pid=999999", "massgen.pid-started=1"];
        var create = labels.SelectMany(label => new[] { "--label", label }).Prepend("create").Append("debian:bookworm-slim").Append("true");
        using var docker = Process.Start(new ProcessStartInfo("docker", create) { RedirectStandardOutput = true })!;
        await docker.StandardOutput.ReadToEndAsync();
        Assert.Single(await Leftovers.FindAsync(999999));
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, default);
        await (await selection.Required.CreateAsync(SandboxPolicy.Default, default)).DisposeAsync();
        await selection.Required.DisposeAsync();
        Assert.Empty(await Leftovers.FindAsync(999999));
    }
}
