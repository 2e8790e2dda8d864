using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>Waits for what nobody tells: the kernel's end of a process, a server's reading of a message that it does not answer.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await condition() && !patience.IsCancellationRequested)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        Assert.True(await condition());
    }
}
