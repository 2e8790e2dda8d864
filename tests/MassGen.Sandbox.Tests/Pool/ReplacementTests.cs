using MassGen.Events;
using Xunit;

namespace MassGen.Sandbox.Tests.Pool;

/// <summary>A sandbox that had to be killed is replaced by one that was started before.</summary>
[Collection(OneAtATime.Name)]
public sealed class ReplacementTests(SandboxProviders providers)
{
    [SkippableFact]
    public async Task After_a_kill_the_next_command_finds_another_sandbox_ready()
    {
        _ = providers.Get("docker");
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, default);
        await using (var pool = new SandboxPool(selection.Required, PoolLimits.Default, TimeProvider.System))
        {
            var events = new List<RunEvent>();
            await using var agent = new AgentSandbox("one", token => pool.CreateAsync(SandboxPolicy.Default, token), events.Add);
            Assert.True((await agent.RunAsync(SandboxCommand.Shell("yes"), "yes", default)).IsNewWorkspace);
            await pool.WarmAsync(SandboxPolicy.Default, 1, default);
            Assert.Equal("here\n", (await agent.RunAsync(SandboxCommand.Shell("echo here"), "echo here", default)).Command.Stdout.Text);
            Assert.Single(events.OfType<SandboxLost>());
            var starts = events.OfType<SandboxCreated>().Select(created => created.Elapsed.Time).ToArray();
            Assert.True(starts[^1] < starts[0] / 2, $"{starts[0]} the first time, {starts[^1]} the second");
        }

        await Leftovers.AssertNoneAsync();
    }
}
