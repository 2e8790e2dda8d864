namespace MassGen.Desktop.ComputerUse;

/// <summary>What one call of a tool may use.</summary>
internal sealed record ComputerLimits
{
    /// <summary>Rounds of actions.</summary>
    public int Iterations { get; init; } = 25;

    /// <summary>The time from the beginning.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>US dollars for the tool's model, or null for no limit.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Bytes of pictures that the model is sent: about a thousand screens with text, or fifty with photographs.</summary>
    public long ScreenshotBytes { get; init; } = 64L * 1024 * 1024;
}
