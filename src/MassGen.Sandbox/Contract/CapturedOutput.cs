namespace MassGen.Sandbox;

/// <summary>The beginning and the end of what a command wrote to one stream.</summary>
/// <param name="Head">The beginning; everything, when nothing was left out.</param>
/// <param name="Tail">The end; empty when nothing was left out.</param>
/// <param name="TotalBytes">How many bytes were written in all.</param>
/// <param name="OmittedBytes">How many bytes between beginning and end were not kept.</param>
public sealed record CapturedOutput(string Head, string Tail, long TotalBytes, long OmittedBytes)
{
    /// <summary>Nothing was written.</summary>
    public static CapturedOutput Empty { get; } = new("", "", 0, 0);

    /// <summary>Whether something was left out.</summary>
    public bool IsTruncated => OmittedBytes > 0;

    /// <summary>What a reader is shown: both parts, with a line between them that says how much is missing.</summary>
    public string Text => IsTruncated
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Head}\n[... {OmittedBytes} bytes left out ...]\n{Tail}")
        : Head + Tail;
}
