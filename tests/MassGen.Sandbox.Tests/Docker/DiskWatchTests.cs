using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;
using Xunit;

namespace MassGen.Sandbox.Tests.Docker;

/// <summary>Counting files where the engine cannot limit them.</summary>
public sealed class DiskWatchTests
{
    [Theory]
    [InlineData("3085512 3085510\n3085512 3085510\n", false)]
    [InlineData("3085512 3052744\n3085512 3085510\n", false)]
    [InlineData("3085512 3052743\n3085512 3085510\n", true)]
    [InlineData("3085512 3085510\n3085512 3077319\n", true)]
    [InlineData("", false), InlineData("stat: cannot fork\n", false), InlineData("3085512 0\n", false)]
    public void More_entries_than_the_policy_allows_are_too_many(string counted, bool isFull)
    {
        using var engine = new EngineConnection(new EngineEndpoint("/nowhere", "test"), TimeProvider.System);
        Assert.Equal(isFull, new DiskWatch(new ExecApi(engine), SandboxPolicy.Default, TimeProvider.System).IsFull(counted));
    }
}
