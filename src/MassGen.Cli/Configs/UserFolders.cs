namespace MassGen.Cli.Configs;

/// <summary>The places of the person who runs the program.</summary>
internal static class UserFolders
{
    public static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary><c>~/.config/massgen</c>: configurations of one's own.</summary>
    public static string Configs => Path.Combine(Home, ".config", "massgen");

    /// <summary><c>~/.config/massgen/agents</c>: configurations that can be named from everywhere.</summary>
    public static string Agents => Path.Combine(Configs, "agents");

    /// <summary><c>~/.massgen/.env</c>: API keys.</summary>
    public static string Keys => Path.Combine(Home, ".massgen", ".env");

    /// <summary>A path with its leading <c>~</c> replaced.</summary>
    public static string Expand(string path) => path == "~" ? Home
        : path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Home, path[2..])
        : path;
}
