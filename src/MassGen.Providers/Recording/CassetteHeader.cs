namespace MassGen.Providers.Recording;

/// <summary>What the first line of a cassette says about the rest.</summary>
/// <param name="Format">The version of the form; this library writes and reads 1.</param>
/// <param name="Provenance"><c>recorded</c> from a live endpoint, or <c>scripted</c> when the endpoint was this machine.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="Endpoint">The hosts that answered, separated by commas.</param>
/// <param name="Version">The version of this library that recorded, or null in recordings of versions that did not say.</param>
public sealed record CassetteHeader(int Format, string Provenance, DateTimeOffset RecordedAt, string Endpoint, string? Version = null)
{
    /// <summary>The version that is written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Taken from a live endpoint.</summary>
    public const string Recorded = "recorded";

    /// <summary>Taken from a script on this machine; never shown to readers as a recording.</summary>
    public const string Scripted = "scripted";
}
