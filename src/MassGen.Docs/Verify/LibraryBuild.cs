using System.Reflection;
using System.Security.Cryptography;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Mcp;
using MassGen.Providers;
using MassGen.Sandbox;

namespace MassGen.Docs.Verify;

/// <summary>Names the build of the library that runs examples: the same sources give the same name on every machine.</summary>
public static class LibraryBuild
{
    private static readonly Assembly[] Parts =
        [typeof(MassGenConfig).Assembly, typeof(ModelEndpoint).Assembly, typeof(ISandbox).Assembly, typeof(McpEnvironments).Assembly, typeof(DesktopOptions).Assembly, typeof(Cli.Composition.RunComposer).Assembly];

    /// <summary>For example <c>0.1.0 (3f2a…)</c>.</summary>
    public static string Name { get; } = Compute();

    /// <summary>Names the build of the verifier, whose rules decide what counts as right.</summary>
    public static string Verifier { get; } = typeof(LibraryBuild).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];

    /// <summary>
    /// What identifies all that decides a result: the builds of library and verifier, the packages they came with, and the .NET that runs them.
    /// </summary>
    public static string Key { get; } = $"{Name} {Verifier} {Surroundings()}";

    // Files that .NET itself goes by; they name every package and its version.
    private static string Surroundings()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    // A deterministic build derives a module's version id from its content.
    private static string Compute()
    {
        var ids = string.Concat(Parts.Select(part => part.ManifestModule.ModuleVersionId.ToString("N")));
        var digest = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(ids));
        var version = Parts[0].GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return $"{version} ({Convert.ToHexStringLower(digest)[..12]})";
    }
}
