using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>Keys of <c>backend</c> that the Python project sets itself, and what counts only in it.</summary>
public static class InternalKeys
{
    private const string SetByItself = "Set by the program itself; a configuration cannot.";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        Key.WholeNumber("max_mcp_message_history", "How many tool messages are kept.", 1) with { Default = "200", Effect = NotYet },
        Key.Switch("enforce_read_before_delete", "Never read from a configuration.") with { Default = "true", Effect = None },
        .. new ConfigKey[]
        {
            Key.Switch("context_write_access_enabled", SetByItself) with { Default = "false" },
            Key.Switch("enable_rate_limit", "Set by the command line alone."),
            Key.Text("instance_id", SetByItself),
            Key.Text("agent_id", SetByItself),
            Key.Text("session_id", "A session is continued by the key at the top of the file."),
            Key.Text("agent_temporary_workspace", "It belongs under `orchestrator`."),
            Key.Text("agent_temporary_workspace_parent", SetByItself),
            Key.Text("_config_path", SetByItself),
        }.Select(key => key with { Effect = None }),
    ];
}
