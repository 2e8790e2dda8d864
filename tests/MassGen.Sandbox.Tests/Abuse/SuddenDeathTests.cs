using System.Diagnostics;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Our process is killed with five busy sandboxes (A.4, number 51): the kernel and the engine clean up, nobody else.</summary>
[Collection(OneAtATime.Name)]
public sealed class SuddenDeathTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(SandboxProviders.Names), MemberType = typeof(SandboxProviders))]
    public async Task A51_all_sandboxes_go_with_their_owner(string name)
    {
        _ = Providers.Get(name);
        string[] line = [Path.Combine(AppContext.BaseDirectory, "MassGen.Sandbox.Victim.dll"), name];
        var start = new ProcessStartInfo("dotnet", line) { RedirectStandardOutput = true };
        if (name == "podman")
            start.Environment["DOCKER_HOST"] = Leftovers.Podman;
        using var victim = Process.Start(start)!;
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
        var watch = Stopwatch.StartNew();
        await Leftovers.AssertNoneAsync(owner);
        var gone = watch.Elapsed;
        await Leftovers.AssertNoSleeperAsync("987");
        Held(name, $"all five gone after {gone.TotalSeconds:0.0} s");
    }

    [SkippableFact]
    public async Task A_sweep_removes_what_a_dead_process_left()
    {
        _ = Providers.Get("docker");
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
