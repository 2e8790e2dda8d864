namespace MassGen.Desktop;

/// <summary>The stable codes of desktops themselves.</summary>
internal static class DesktopErrors
{
    /// <summary>The desktop could not be started.</summary>
    public const string NotStarted = "MG6101";

    /// <summary>The screen is too small, too large, or no multiple of 8.</summary>
    public const string BadSize = "MG6102";

    /// <summary>The desktop was lost.</summary>
    public const string Lost = "MG6103";

    /// <summary>A place is outside the screen.</summary>
    public const string OutsideScreen = "MG6104";

    /// <summary>There is no key of that name.</summary>
    public const string NoKey = "MG6105";

    /// <summary>A text has control characters, which no key types.</summary>
    public const string BadText = "MG6106";

    /// <summary>There is no such program.</summary>
    public const string NoProgram = "MG6107";

    /// <summary>A number of an action is out of range.</summary>
    public const string BadAction = "MG6108";

    /// <summary>There is no window of that id.</summary>
    public const string NoWindow = "MG6109";

    /// <summary>A place is on a bar beside the screen.</summary>
    public const string OnBar = "MG6110";

    /// <summary>The picture of the screen cannot be read.</summary>
    public const string NoPicture = "MG6111";

    /// <summary>An action was not carried out.</summary>
    public const string Failed = "MG6112";

    /// <summary>Nothing listens on a port of the desktop.</summary>
    public const string NoConnection = "MG6113";

    /// <summary>An option of the desktop cannot be used.</summary>
    public const string BadOption = "MG6114";
}
