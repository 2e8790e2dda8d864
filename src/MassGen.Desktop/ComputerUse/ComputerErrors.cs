namespace MassGen.Desktop.ComputerUse;

/// <summary>The stable codes of the tools that use a desktop.</summary>
internal static class ComputerErrors
{
    /// <summary>An environment that is not to be had here.</summary>
    public const string NoEnvironment = "MG6130";

    /// <summary>A picture of the screen that cannot be made smaller or cut.</summary>
    public const string BadPicture = "MG6131";

    /// <summary>The desktop is gone.</summary>
    public const string Gone = "MG6132";

    /// <summary>A limit of cost, and a model whose price nobody knows.</summary>
    public const string NoPrice = "MG6133";

    /// <summary>A key that no such tool knows.</summary>
    public const string UnknownKey = "MG6134";

    /// <summary>A key of the Python project that means something else here, or nothing.</summary>
    public const string OtherMeaning = "MG6135";

    /// <summary>Keys under a word that the Python project does not read.</summary>
    public const string DefaultsRead = "MG6136";

    /// <summary>A value that cannot be used.</summary>
    public const string BadValue = "MG6137";

    /// <summary>Two agents name the same container.</summary>
    public const string SharedContainer = "MG6138";

    /// <summary>A desktop without a network, where nothing says that this is meant.</summary>
    public const string NoNetwork = "MG6139";

    /// <summary>There is no place for desktops in this run.</summary>
    public const string NoPlace = "MG6140";
}
