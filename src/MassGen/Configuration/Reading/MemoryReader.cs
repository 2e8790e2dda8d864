using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>Reads <c>memory</c>: the agent's own over the general one, key by key.</summary>
internal static class MemoryReader
{
    public static MemoryConfig Read(ConfigMap? general, ConfigMap? own)
    {
        var memory = new Layers(own, general);
        var conversation = memory.Under(MemoryKeys.Conversation);
        var compression = memory.Under(MemoryKeys.Compression);
        var persistent = memory.Under(MemoryKeys.Persistent);
        var server = persistent.Under(PersistentMemoryKeys.Qdrant);
        var plain = new MemoryConfig();
        return new MemoryConfig
        {
            IsEnabled = memory.Read(MemoryKeys.Enabled) ?? plain.IsEnabled,
            Conversation = conversation.Read(ConversationMemoryKeys.Enabled) ?? plain.Conversation,
            TriggerThreshold = compression.Read(CompressionKeys.TriggerThreshold) ?? plain.TriggerThreshold,
            TargetRatio = compression.Read(CompressionKeys.TargetRatio) ?? plain.TargetRatio,
            PersistentPosition = persistent.Read(PersistentMemoryKeys.Enabled) == true ? persistent.PositionOf(PersistentMemoryKeys.Enabled) : null,
            PersistentServer = $"{server.Read(QdrantKeys.Host) ?? QdrantKeys.Host.Default}:{server.Read(QdrantKeys.Port)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? QdrantKeys.Port.Default}",
        };
    }

    /// <summary>Two maps, the first of which counts where both speak.</summary>
    private sealed record Layers(ConfigMap? Own, ConfigMap? General)
    {
        public T? Read<T>(ConfigKey<T> key) => Own?.ValueOf(key) is not null ? Own.Read(key) : General is null ? default : General.Read(key);

        public Layers Under(ConfigKey<YamlMap?> key) => new(Own?.Under(key), General?.Under(key));

        public SourcePosition? PositionOf(ConfigKey key) => (Own?.ValueOf(key) ?? General?.ValueOf(key))?.Position;
    }
}
