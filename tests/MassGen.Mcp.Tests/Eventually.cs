using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>Waits for the kernel, which tells nobody when a process of somebody else is gone.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition() && !patience.IsCancellationRequested)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        Assert.True(condition());
    }
}
