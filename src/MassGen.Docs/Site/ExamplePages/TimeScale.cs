namespace MassGen.Docs.Site.ExamplePages;

/// <summary>Where a moment stands in a picture.</summary>
internal sealed class TimeScale(TimeSpan duration, double left, double right)
{
    private const int MostTicks = 6;
    private static readonly int[] Round = [1, 2, 5, 10];

    // A run that took no time still needs a width.
    private readonly double _milliseconds = Math.Max(1, duration.TotalMilliseconds);

    public TimeSpan Duration => duration;

    public double X(TimeSpan at) => left + ((right - left) * Math.Min(1, at.TotalMilliseconds / _milliseconds));

    /// <summary>Moments at round distances: 1, 2 or 5 with noughts.</summary>
    public IEnumerable<TimeSpan> Ticks()
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(_milliseconds / MostTicks)));
        var step = Round.Select(factor => factor * power).First(candidate => _milliseconds / candidate <= MostTicks);
        for (var tick = 0.0; tick <= _milliseconds; tick += step)
        {
            yield return TimeSpan.FromMilliseconds(tick);
        }
    }
}
