namespace MassGen.Desktop;

/// <summary>How long a desktop took to become usable, each from the request.</summary>
/// <param name="Sandbox">Its sandbox was there.</param>
/// <param name="Screen">The X server took connections.</param>
/// <param name="View">The VNC server took connections.</param>
/// <param name="Painted">The browser was painted; the same as <paramref name="Screen"/> or later where there is no browser.</param>
public sealed record DesktopTimings(TimeSpan Sandbox, TimeSpan Screen, TimeSpan View, TimeSpan Painted);
