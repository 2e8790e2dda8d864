using MassGen.Testing;

namespace MassGen.Providers.Tests;

/// <summary>Waits with a clock that is turned by hand.</summary>
internal static class Patience
{
    /// <summary>Turns the clock whenever the code under test waits, until it has finished.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="work">What is waited for.</param>
    /// <param name="step">How far the clock is turned at once.</param>
    public static async Task<T> Finished<T>(this ManualTime time, Task<T> work, TimeSpan? step = null)
    {
        while (!work.IsCompleted)
        {
            if (time.WaitingTimers > 0)
            {
                time.Advance(step ?? TimeSpan.FromMinutes(1));
            }

            await Task.Yield();
        }

        return await work;
    }
}
