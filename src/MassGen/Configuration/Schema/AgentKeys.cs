using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of an agent.</summary>
public static class AgentKeys
{
    /// <summary>Its name.</summary>
    public static readonly ConfigKey<string?> Id =
        Key.Text("id", "The agent's name; no two alike.") with { IsRequired = true, RefusesNothing = true };

    /// <summary>Its model and tools.</summary>
    public static readonly ConfigKey<YamlMap?> Backend =
        Key.Map("backend", "The model and the tools.", BackendKeys.Section) with { IsRequired = true, RefusesNothing = true };

    /// <summary>Its own instructions.</summary>
    public static readonly ConfigKey<string?> SystemMessage =
        Key.Text("system_message", "The agent's own instructions.") with { RefusesNothing = true };

    /// <summary>Its memory.</summary>
    public static readonly ConfigKey<YamlMap?> Memory =
        Key.Map("memory", "Memory settings of this agent, over the general ones.", MemoryKeys.Section);

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[]", "The agent", [Id, Backend, SystemMessage, Memory])
    {
        Misplaced =
        [
            new("append_system_prompt", "Nothing reads it; write the text under 'system_message'."),
            new("system_prompt", "Nothing reads it; write the text under 'system_message'."),
        ],
    };
}
