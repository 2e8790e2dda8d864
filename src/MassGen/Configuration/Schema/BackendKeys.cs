using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>backend</c> that choose a model and a workspace.</summary>
public static class BackendKeys
{
    /// <summary>The backend type.</summary>
    public static readonly ConfigKey<string?> Type =
        Key.Word("type", "Which provider serves the model; `autogen` is another word for `ag2`.", [.. BackendType.Names, "autogen"]) with
        {
            IsRequired = true,
            RefusesNothing = true,
        };

    /// <summary>The model.</summary>
    public static readonly ConfigKey<string?> Model =
        Key.Text("model", "The model to ask for. Required by backends that have no default.") with { RefusesNothing = true, Backends = BackendFamily.AllButAg2 };

    /// <summary>The provider's key.</summary>
    public static readonly ConfigKey<string?> ApiKey =
        Key.Text("api_key", "The key, or `${NAME}` for an environment variable; better left out, then the provider's own variable counts.") with { IsSecret = true };

    /// <summary>The provider's address.</summary>
    public static readonly ConfigKey<string?> BaseUrl = Key.Text("base_url", "Another address of the provider's interface.");

    /// <summary>Sampling.</summary>
    public static readonly ConfigKey<decimal?> Temperature = Key.Number("temperature", "How varied the model writes.");

    /// <summary>Sampling.</summary>
    public static readonly ConfigKey<decimal?> TopP = Key.Number("top_p", "Another way to say how varied the model writes.");

    /// <summary>The longest response.</summary>
    public static readonly ConfigKey<int?> MaxTokens = Key.WholeNumber("max_tokens", "The longest response, in tokens.", 1);

    /// <summary>Sampling.</summary>
    public static readonly ConfigKey<int?> Seed = Key.WholeNumber("seed", "A number that makes a model's choices repeatable, where it can.");

    /// <summary>The workspace.</summary>
    public static readonly ConfigKey<string?> WorkingDirectory =
        Key.Text("cwd", "Gives the agent a workspace of its own and tools for files. In a sandbox it is always /workspace, whatever the name.");

    /// <summary>Folders and files for this agent.</summary>
    public static readonly ConfigKey<YamlList?> ContextPaths =
        Key.Maps("context_paths", "Folders and files that this agent may use.", ContextPathKeys.Section);

    /// <summary>Tool servers.</summary>
    public static readonly ConfigKey<YamlValue?> McpServers =
        Key.ListOrMap("mcp_servers", "Tool servers over the Model Context Protocol.", McpKeys.Section) with
        {
            HasFreeNames = true,
            Backends = BackendFamily.AllButAg2,
        };

    /// <summary>Functions.</summary>
    public static readonly ConfigKey<YamlList?> CustomTools =
        Key.Maps("custom_tools", "Registered functions of your own.", CustomToolKeys.Section) with { Default = "[]" };

    /// <summary>The only tools.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedTools =
        Key.Texts("allowed_tools", "The only tools of MCP servers that are offered, by raw or prefixed name.") with { RefusesNothing = true };

    /// <summary>Tools left out.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> ExcludeTools =
        Key.Texts("exclude_tools", "Tools of MCP servers that are not offered, by raw or prefixed name.") with { RefusesNothing = true };

    /// <summary>All keys of a backend.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend", "The backend",
    [
        Type, Model, ApiKey, BaseUrl, Temperature, TopP, MaxTokens, Seed, .. RequestKeys.All, .. ProviderToolKeys.All,
        WorkingDirectory, ContextPaths, .. ShellKeys.All, McpServers, AllowedTools, ExcludeTools, CustomTools, .. MediaKeys.All, .. InternalKeys.All,
    ])
    {
        Misplaced =
        [
            new("command_line_whitelist_patterns", "Nothing reads it; the key is called 'command_line_allowed_commands'."),
            new("command_line_blacklist_patterns", "Nothing reads it; the key is called 'command_line_blocked_commands'."),
            new("deployment_name", "The deployment is named by 'model'."),
            new("port", "The port belongs into 'base_url'."),
            new("timeout", "'timeout_settings' at the top of the file limits the run."),
            new("enable_thinking", "It belongs under 'chat_template_kwargs'."),
        ],
    };

    /// <summary>Keys that are refused in a backend, because they would silently do nothing there.</summary>
    public static IReadOnlyList<string> Refused { get; } = ["append_system_prompt", "system_prompt"];
}
