using System.Diagnostics;
using MassGen.Sandbox.Engine;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Time, much output and the engine's own protocol. Numbers as in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class EnduranceTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, InlineData("docker"), InlineData("podman")]
    public void A22_a_broken_stream_of_the_engine_is_an_error_and_no_allocation(string name)
    {
        _ = Providers.Get(name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EngineException>(() => new FrameReader((_, _) => { }).Feed([9, 0, 0, 0, 0, 0, 0, 1, 65]));
        var huge = new FrameReader((_, _) => { });
        huge.Feed([1, 0, 0, 0, 255, 255, 255, 255, 65]);
        Assert.False(huge.IsAtBorder);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Held(name, "engine error; nothing allocated by a claimed size");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A19_fifty_megabytes_on_two_streams_are_counted_and_not_mixed(string name)
    {
        var sandbox = await CreateAsync(name);
        const string Script = "i=0; while [ $i -lt 25 ]; do head -c 1000000 /dev/zero | tr '\\0' o; head -c 1000000 /dev/zero | tr '\\0' e >&2; i=$((i+1)); done";
        var result = await sandbox.RunAsync(SandboxCommand.Shell(Script) with { Output = new() { KillBytes = 60_000_000 } }, default);
        Assert.Equal((25_000_000L, 25_000_000L), (result.Stdout.TotalBytes, result.Stderr.TotalBytes));
        Assert.DoesNotContain('e', result.Stdout.Head + result.Stdout.Tail);
        Assert.DoesNotContain('o', result.Stderr.Head + result.Stderr.Tail);
        Held(name, $"counted, in {result.Elapsed.TotalSeconds:0.0} s");
    }

    [SkippableTheory, MemberData(nameof(SandboxProviders.Names), MemberType = typeof(SandboxProviders))]
    public async Task A53_a_clock_that_is_set_back_changes_no_limit(string name)
    {
        var variable = (string word) => word == "DOCKER_HOST" && name == "podman" ? Leftovers.Podman : Environment.GetEnvironmentVariable(word);
        _ = Providers.Get(name);
        var selection = await SandboxSelection.SelectAsync(Enum.Parse<SandboxChoice>(name, ignoreCase: true), variable, new ClockSetBack(), default);
        await using var provider = selection.Required;
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var watch = Stopwatch.StartNew();
        var result = await sandbox.RunAsync(SandboxCommand.Shell("sleep 300") with { Timeout = TimeSpan.FromSeconds(1) }, default);
        Assert.Equal(CommandEnd.TimedOut, result.Ended);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), NotHung);
        Held(name, $"timed out after {watch.Elapsed.TotalSeconds:0.0} s, limit 1 s");
    }

    /// <summary>A machine whose clock goes back a day whenever somebody looks.</summary>
    private sealed class ClockSetBack : TimeProvider
    {
        private int _days;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-Interlocked.Increment(ref _days));
    }
}
