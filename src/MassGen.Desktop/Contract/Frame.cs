namespace MassGen.Desktop;

/// <summary>A picture of the screen.</summary>
/// <param name="Png">The picture as a PNG file.</param>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Hash">A text that is the same for the same pixels, in hexadecimal digits.</param>
/// <param name="At">When it was taken.</param>
public sealed record Frame(ReadOnlyMemory<byte> Png, ScreenSize Size, string Hash, DateTimeOffset At);

/// <summary>How an action went.</summary>
/// <param name="Frame">The screen afterwards.</param>
/// <param name="Settled">Whether the picture had come to rest.</param>
/// <param name="Elapsed">From the request to the picture.</param>
public sealed record ActionResult(Frame Frame, bool Settled, TimeSpan Elapsed);

/// <summary>A window.</summary>
/// <param name="Id">X's number of it.</param>
/// <param name="Title">Its title, which is whatever the program or page chose.</param>
/// <param name="IsActive">Whether keys go to it.</param>
public sealed record DesktopWindow(long Id, string Title, bool IsActive);
