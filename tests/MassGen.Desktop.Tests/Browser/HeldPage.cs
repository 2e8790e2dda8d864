namespace MassGen.Desktop.Tests.Browser;

/// <summary>A page whose answer waits until the test lets it go, as that of a slow server.</summary>
public sealed class HeldPage
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly SemaphoreSlim _free = new(0);

    /// <summary>Completes when the browser has asked for it.</summary>
    public Task AskedAsync() => _asked.WaitAsync();

    /// <summary>Lets one answer go.</summary>
    public void Free() => _free.Release();

    internal async Task AnswerAsync(CancellationToken cancellationToken)
    {
        _asked.Release();
        await _free.WaitAsync(cancellationToken);
    }
}
