using MassGen.Yaml;
using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>memory.persistent_memory</c>.</summary>
public static class PersistentMemoryKeys
{
    /// <summary>Whether it is on.</summary>
    public static readonly ConfigKey<bool?> Enabled =
        Key.Switch("enabled", "Whether agents remember across runs.") with { Default = "false", RefusesNothing = true, Effect = NotYet };

    /// <summary>On disk.</summary>
    public static readonly ConfigKey<bool?> OnDisk =
        Key.Switch("on_disk", "Whether it is kept on disk.") with { Default = "true", RefusesNothing = true, Effect = NotYet };

    /// <summary>The store.</summary>
    public static readonly ConfigKey<string?> VectorStore =
        Key.Text("vector_store", "Checked and never read; the store is Qdrant.") with { RefusesNothing = true, Effect = None };

    /// <summary>The model that writes memories.</summary>
    public static readonly ConfigKey<YamlMap?> Llm =
        Key.Map("llm", "The model that writes memories.", MemoryModelKeys.Llm) with { RefusesNothing = true, Effect = NotYet };

    /// <summary>The model that finds memories.</summary>
    public static readonly ConfigKey<YamlMap?> Embedding =
        Key.Map("embedding", "The model that finds memories.", MemoryModelKeys.Embedding) with { RefusesNothing = true, Effect = NotYet };

    /// <summary>The server.</summary>
    public static readonly ConfigKey<YamlMap?> Qdrant =
        Key.Map("qdrant", "The Qdrant server.", QdrantKeys.Section) with { RefusesNothing = true, Effect = NotYet };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("memory.persistent_memory", "The section 'persistent_memory'",
    [
        Enabled, OnDisk, VectorStore, Llm, Embedding, Qdrant,
        Key.Text("path", "Where the store is kept when it has no server.") with { Default = ".massgen/qdrant", Effect = NotYet },
        Key.Text("agent_name", "Whose memories; by default the agent's id.") with { Effect = NotYet },
        Key.Text("session_name", "Which session's memories; the run's own id always comes first.") with { Effect = None },
    ]);
}

/// <summary>The keys of <c>memory.persistent_memory.llm</c> and <c>.embedding</c>.</summary>
public static class MemoryModelKeys
{
    /// <summary>The provider.</summary>
    public static readonly ConfigKey<string?> Provider =
        Key.Text("provider", "Which provider serves the model.") with { Default = "openai", RefusesNothing = true, Effect = NotYet };

    /// <summary>The model.</summary>
    public static readonly ConfigKey<string?> Model = Key.Text("model", "The model.") with { RefusesNothing = true, Effect = NotYet };

    private static readonly ConfigKey ApiKey =
        Key.Text("api_key", "The key; better left to the provider's environment variable.") with { IsSecret = true, Effect = NotYet };

    /// <summary>The keys of <c>llm</c>.</summary>
    public static ConfigSection Llm { get; } = new("memory.persistent_memory.llm", "The section 'llm'", [Provider, Model, ApiKey]);

    /// <summary>The keys of <c>embedding</c>.</summary>
    public static ConfigSection Embedding { get; } = new("memory.persistent_memory.embedding", "The section 'embedding'", [Provider, Model, ApiKey]);
}

/// <summary>The keys of <c>memory.persistent_memory.qdrant</c>.</summary>
public static class QdrantKeys
{
    /// <summary>With or without a server.</summary>
    public static readonly ConfigKey<string?> Mode = Key.Word("mode", "With a server or without.", "local", "server") with
    {
        Title = "qdrant mode",
        Default = "local",
        RefusesNothing = true,
        Effect = NotYet,
    };

    /// <summary>The server's host.</summary>
    public static readonly ConfigKey<string?> Host = Key.Text("host", "The server's host.") with { Default = "localhost", Effect = NotYet };

    /// <summary>The server's port.</summary>
    public static readonly ConfigKey<int?> Port = Key.WholeNumber("port", "The server's port.", 1, 65535) with
    {
        Default = "6333",
        Expected = "a valid port number, 1 to 65535",
        RefusesNothing = true,
        Effect = NotYet,
    };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("memory.persistent_memory.qdrant", "The section 'qdrant'", [Mode, Host, Port]);
}
