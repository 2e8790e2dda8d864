using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>How long something took. An event's line tells it as a number of milliseconds, to a tenth.</summary>
/// <param name="Time">The time.</param>
[JsonConverter(typeof(DurationConverter))]
public readonly record struct Duration(TimeSpan Time)
{
    /// <summary>A time as an event tells it.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator Duration(TimeSpan time) => new(time);

    /// <summary>The time.</summary>
    /// <param name="duration">What an event tells.</param>
    public static implicit operator TimeSpan(Duration duration) => duration.Time;
}
