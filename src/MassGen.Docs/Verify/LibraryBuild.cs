using System.Reflection;
using MassGen.Configuration;
using MassGen.Mcp;
using MassGen.Providers;
using MassGen.Sandbox;

namespace MassGen.Docs.Verify;

/// <summary>Names the build of the library that runs examples: the same sources give the same name on every machine.</summary>
public static class LibraryBuild
{
    private static readonly Assembly[] Parts =
        [typeof(MassGenConfig).Assembly, typeof(ModelEndpoint).Assembly, typeof(ISandbox).Assembly, typeof(McpEnvironments).Assembly, typeof(Cli.Composition.RunComposer).Assembly];

    /// <summary>For example <c>0.1.0 (3f2a…)</c>.</summary>
    public static string Name { get; } = Compute();

    /// <summary>Names the build of the verifier, whose rules decide what counts as right.</summary>
    public static string Verifier { get; } = typeof(LibraryBuild).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];

    // A deterministic build derives a module's version id from its content.
    private static string Compute()
    {
        var ids = string.Concat(Parts.Select(part => part.ManifestModule.ModuleVersionId.ToString("N")));
        var digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(ids));
        var version = Parts[0].GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return $"{version} ({Convert.ToHexStringLower(digest)[..12]})";
    }
}
