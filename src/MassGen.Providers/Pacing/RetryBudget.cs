namespace MassGen.Providers.Pacing;

/// <summary>
/// What all calls to one address may repeat together: ten at first, and one more for every five calls. Many agents that fail at once do
/// not multiply the trouble. Safe to use from many threads.
/// </summary>
internal sealed class RetryBudget
{
    private const double Most = 10;
    private const double EarnedByCall = 0.2;

    private readonly Lock _gate = new();
    private double _left = Most;

    public void Earn()
    {
        lock (_gate)
        {
            _left = Math.Min(Most, _left + EarnedByCall);
        }
    }

    public bool TrySpend()
    {
        lock (_gate)
        {
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
