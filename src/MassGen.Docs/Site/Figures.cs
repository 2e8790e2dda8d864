using System.Globalization;

namespace MassGen.Docs.Site;

/// <summary>Numbers as people read them.</summary>
public static class Figures
{
    /// <summary>A duration with the unit that suits it.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalMilliseconds switch
    {
        < 0.05 => "0 ms",
        < 1 => Text($"{duration.TotalMilliseconds:0.0} ms"),
        < 1000 => Text($"{duration.TotalMilliseconds:0} ms"),
        < 60_000 => Text($"{duration.TotalSeconds:0.0} s"),
        _ => Text($"{(int)duration.TotalMinutes} min {duration.Seconds} s"),
    };

    /// <summary>A number of milliseconds with the unit that suits it.</summary>
    public static string Milliseconds(double milliseconds) => Duration(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>A whole number, its thousands apart.</summary>
    public static string Count(long count) => Text($"{count:N0}");

    /// <summary>US dollars; what is not known is not zero.</summary>
    public static string Usd(decimal? amount) => amount is { } known ? Text($"${known:0.00####}") : "unknown";

    /// <summary>A moment in UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
