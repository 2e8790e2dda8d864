using MassGen.Yaml;
using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>memory</c>.</summary>
public static class MemoryKeys
{
    /// <summary>Whether memory is on.</summary>
    public static readonly ConfigKey<bool?> Enabled = Key.Switch("enabled", "Whether agents remember.") with { Default = "false", RefusesNothing = true };

    /// <summary>The conversation.</summary>
    public static readonly ConfigKey<YamlMap?> Conversation =
        Key.Map("conversation_memory", "The conversation so far.", ConversationMemoryKeys.Section) with { RefusesNothing = true };

    /// <summary>Memory across runs.</summary>
    public static readonly ConfigKey<YamlMap?> Persistent =
        Key.Map("persistent_memory", "What is remembered across runs, in Qdrant.", PersistentMemoryKeys.Section) with { RefusesNothing = true, Effect = NotYet };

    /// <summary>Compression.</summary>
    public static readonly ConfigKey<YamlMap?> Compression =
        Key.Map("compression", "When and how far a conversation is shortened.", CompressionKeys.Section) with { RefusesNothing = true };

    /// <summary>Retrieval.</summary>
    public static readonly ConfigKey<YamlMap?> Retrieval =
        Key.Map("retrieval", "What persistent memory gives back.", RetrievalKeys.Section) with { RefusesNothing = true, Effect = NotYet };

    /// <summary>Recording.</summary>
    public static readonly ConfigKey<YamlMap?> Recording =
        Key.Map("recording", "What persistent memory keeps.", RecordingKeys.Section) with { Effect = NotYet };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } =
        new("memory", "The section 'memory'", [Enabled, Conversation, Persistent, Compression, Retrieval, Recording]);
}

/// <summary>The keys of <c>memory.conversation_memory</c>.</summary>
public static class ConversationMemoryKeys
{
    /// <summary>Whether it is on.</summary>
    public static readonly ConfigKey<bool?> Enabled =
        Key.Switch("enabled", "Whether the conversation is remembered, and shortened when it grows too long.") with { Default = "true", RefusesNothing = true };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("memory.conversation_memory", "The section 'conversation_memory'", [Enabled]);
}

/// <summary>The keys of <c>memory.compression</c>.</summary>
public static class CompressionKeys
{
    /// <summary>When.</summary>
    public static readonly ConfigKey<decimal?> TriggerThreshold =
        Key.Number("trigger_threshold", "The share of the model's context window at which the conversation is shortened.", 0, 1) with
        {
            Default = "0.75",
            RefusesNothing = true,
        };

    /// <summary>How far.</summary>
    public static readonly ConfigKey<decimal?> TargetRatio =
        Key.Number("target_ratio", "The share of the context window that is left then.", 0, 1) with { Default = "0.40", RefusesNothing = true };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("memory.compression", "The section 'compression'", [TriggerThreshold, TargetRatio]);
}

/// <summary>The keys of <c>memory.retrieval</c>.</summary>
public static class RetrievalKeys
{
    /// <summary>How many.</summary>
    public static readonly ConfigKey<int?> Limit =
        Key.WholeNumber("limit", "How many memories are given back.", 1) with { Default = "5", RefusesNothing = true, Effect = NotYet };

    /// <summary>Without the recent ones.</summary>
    public static readonly ConfigKey<bool?> ExcludeRecent =
        Key.Switch("exclude_recent", "Whether what the conversation still holds is left out.") with { Default = "true", RefusesNothing = true, Effect = NotYet };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("memory.retrieval", "The section 'retrieval'", [Limit, ExcludeRecent]);
}

/// <summary>The keys of <c>memory.recording</c>.</summary>
public static class RecordingKeys
{
    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("memory.recording", "The section 'recording'",
    [
        Key.Switch("record_all_tool_calls", "Whether all tool calls are kept.") with { Default = "false", Effect = NotYet },
        Key.Switch("record_reasoning", "Whether reasoning is kept.") with { Default = "false", Effect = NotYet },
    ]);
}
