namespace MassGen.Providers.Pacing;

/// <summary>
/// A bucket that fills at a steady rate and may be in debt: whoever takes more than is there is told how long to wait, and those who
/// come after wait behind. What was taken too much is given back, what was too little is taken later. Not safe to use from many threads.
/// </summary>
/// <param name="perSecond">How much flows in.</param>
/// <param name="capacity">How much it holds.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenBucket(double perSecond, double capacity, TimeProvider time)
{
    private double _perSecond = perSecond;
    private double _capacity = capacity;
    private double _level = capacity;
    private long _at = time.GetTimestamp();

    /// <summary>Takes an amount.</summary>
    /// <returns>How long to wait before it counts as there.</returns>
    public TimeSpan Take(double amount)
    {
        Fill();
        _level = Math.Min(_capacity, _level - amount);
        return _level >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_level / _perSecond);
    }

    /// <summary>Corrects the rate: the provider has named another one.</summary>
    public void Limit(double perSecond, double capacity)
    {
        Fill();
        (_perSecond, _capacity) = (perSecond, capacity);
        _level = Math.Min(_level, capacity);
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _level = Math.Min(_capacity, _level + (time.GetElapsedTime(_at, now).TotalSeconds * _perSecond));
        _at = now;
    }
}
