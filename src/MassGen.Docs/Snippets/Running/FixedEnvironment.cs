namespace MassGen.Docs.Snippets.Running;

/// <summary>What every snippet finds, on every machine and every day.</summary>
internal static class FixedEnvironment
{
    /// <summary>The folder that snippets begin in.</summary>
    public const string Folder = "/workspace/project";

    /// <summary>The home folder, apart from it so that nothing a program keeps there is among the snippet's files.</summary>
    public const string Home = "/workspace/home";

    /// <summary>The script of the models, where <c>massgen</c> looks for it.</summary>
    public const string Models = "/workspace/home/models.yaml";

    /// <summary>Where .NET is.</summary>
    public const string Dotnet = "/shared/dotnet";

    /// <summary>Where the built <c>massgen</c> is, with its libraries.</summary>
    public const string MassGen = "/shared/massgen";

    /// <summary>Where the session's own programs are.</summary>
    public const string Tools = "/shared/tools";

    /// <summary>Where clones of the repository lie ready.</summary>
    public const string Clones = "/shared/clones";

    /// <summary>Where compiled programs are.</summary>
    public const string Programs = "/shared/programs";

    /// <summary>The variables.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["PATH"] = $"{Tools}:{Dotnet}:/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = Home,
        ["TZ"] = "UTC",
        ["LANG"] = "C.UTF-8",
        ["LC_ALL"] = "C.UTF-8",
        ["TERM"] = "dumb",
        ["NO_COLOR"] = "1",
        ["COLUMNS"] = "80",
        ["LINES"] = "24",
        ["SOURCE_DATE_EPOCH"] = "1767225600",
        ["PYTHONHASHSEED"] = "0",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["DOTNET_ROOT"] = Dotnet,
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x18000000",
        // The base images have no ICU.
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
    };
}
