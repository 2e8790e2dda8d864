using System.Diagnostics;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Cancelling at every stage (A.4, number 50): at once, and nothing is left.</summary>
[Collection(OneAtATime.Name)]
public sealed class CancellationTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A50_before_the_start(string name)
    {
        var cancelled = new CancellationToken(canceled: true);
        var provider = Providers.Get(name);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.CreateAsync(SandboxPolicy.Default, cancelled));
        var sandbox = await CreateAsync(name);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.RunAsync(SandboxCommand.Shell("true"), cancelled));
        Held(name, "cancelled at once");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A50_during_the_start(string name)
    {
        foreach (var milliseconds in new[] { 1, 5, 10, 20, 30, 40, 60, 80 })
        {
            using var limit = new CancellationTokenSource(milliseconds);
            try
            {
                await using var sandbox = await Providers.Get(name).CreateAsync(SandboxPolicy.Default, limit.Token);
                await sandbox.RunAsync(SandboxCommand.Shell("true"), limit.Token);
            }
            catch (OperationCanceledException)
            {
                // Either way nothing may be left, which the leftovers test looks for.
            }
        }

        await Leftovers.AssertNoneAsync();
        Held(name, "cancelled, nothing left");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A50_during_the_output(string name)
    {
        var sandbox = await CreateAsync(name);
        await using (sandbox)
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            var watch = Stopwatch.StartNew();
            var command = SandboxCommand.Shell("while :; do echo x; sleep 0.01; done");
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.RunAsync(command, cancel.Token));
            Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(290), NotHung);
            Held(name, $"cancelled after {watch.Elapsed.TotalSeconds:0.0} s, asked after 0.3 s");
        }

        await Leftovers.AssertNoneAsync();
    }
}
