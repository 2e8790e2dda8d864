using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>Reads <c>context_paths</c>, of the orchestrator or of a backend.</summary>
internal static class ContextPathReader
{
    public static IReadOnlyList<ContextPathConfig> Read(ConfigMap section, ConfigKey<YamlList?> key) =>
    [
        .. section.Each(key).Where(item => item.Read(ContextPathKeys.Path) is not null).Select(item =>
            new ContextPathConfig(item.Read(ContextPathKeys.Path)!, item.PositionOf(ContextPathKeys.Path))
            {
                MayWrite = item.Read(ContextPathKeys.Permission) == "write",
                ProtectedPaths = [.. (item.Read(ContextPathKeys.ProtectedPaths) ?? []).Select(path => path.Text)],
            }),
    ];
}
