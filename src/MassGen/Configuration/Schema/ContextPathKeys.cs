using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of an item of <c>context_paths</c>.</summary>
public static class ContextPathKeys
{
    /// <summary>The path.</summary>
    public static readonly ConfigKey<string?> Path =
        Key.Text("path", "A folder or a file, relative to the directory the program was started in.") with { IsRequired = true };

    /// <summary>What may be done.</summary>
    public static readonly ConfigKey<string?> Permission =
        Key.Word("permission", "`write` lets the winner change it while it presents; everybody may read.", "read", "write") with
        {
            Default = "read",
            RefusesNothing = true,
        };

    /// <summary>What may not be changed.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> ProtectedPaths =
        Key.Texts("protected_paths", "Paths under it that nobody may change.") with { Default = "[]" };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("orchestrator.context_paths[]", "The context path", [Path, Permission, ProtectedPaths]);
}
