using MassGen.Yaml;
using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>Keys of <c>backend</c> for what some providers offer themselves.</summary>
public static class ProviderToolKeys
{
    /// <summary>The provider's web search.</summary>
    public static readonly ConfigKey<bool?> WebSearch = Key.Switch("enable_web_search", "The provider's own web search.") with
    {
        Default = "false",
        RefusesNothing = true,
        Backends = ["openai", "claude", "gemini", "grok", "azure_openai"],
    };

    /// <summary>Tools on the provider's servers, by name.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> ServerTools =
        Key.Texts("server_tools", "Tools the provider runs on its own servers: web_search, code_execution and, with Grok, x_search.") with
        {
            Since = BudgetKeys.Ours,
            Backends = BackendFamily.ServingTools,
        };

    /// <summary>Azure's version.</summary>
    public static readonly ConfigKey<string?> ApiVersion =
        Key.Text("api_version", "Azure's version of the interface.") with { Default = "2024-10-21", Backends = BackendFamily.Azure };

    /// <summary>Azure's address.</summary>
    public static readonly ConfigKey<string?> AzureEndpoint =
        Key.Text("azure_endpoint", "Azure's address; it comes before `base_url`.") with { Backends = BackendFamily.Azure };

    /// <summary>OpenAI's code sandbox.</summary>
    public static readonly ConfigKey<bool?> CodeInterpreter =
        Key.Switch("enable_code_interpreter", "OpenAI's own code sandbox. Not the agent's shell: that is `enable_mcp_command_line`.") with
        {
            Default = "false",
            RefusesNothing = true,
            Backends = BackendFamily.OpenAiAndAzure,
        };

    /// <summary>The code sandbox of Claude and Gemini.</summary>
    public static readonly ConfigKey<bool?> CodeExecution =
        Key.Switch("enable_code_execution", "The own code sandbox of Claude and Gemini. Not the agent's shell: that is `enable_mcp_command_line`.") with
        {
            Default = "false",
            RefusesNothing = true,
            Backends = BackendFamily.ClaudeAndGemini,
        };

    /// <summary>Claude Code's way to ask.</summary>
    public static readonly ConfigKey<string?> PermissionMode =
        Key.Word("permission_mode", "How Claude Code asks before it acts.", "acceptEdits", "bypassPermissions", "default", "plan") with
        {
            Default = "acceptEdits",
            RefusesNothing = true,
            Effect = NotYet,
            Backends = BackendFamily.ClaudeCode,
        };

    /// <summary>Tools that Claude Code may not use.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> DisallowedTools =
        Key.Texts("disallowed_tools", "Tools Claude Code may not use.") with { RefusesNothing = true, Effect = NotYet, Backends = BackendFamily.ClaudeCode };

    /// <summary>An AG2 agent.</summary>
    public static readonly ConfigKey<YamlMap?> Ag2Agent =
        Key.Map("agent_config", "An AG2 agent.", Ag2Keys.Agent) with { Effect = NotYet, Backends = BackendFamily.Ag2 };

    /// <summary>An AG2 group.</summary>
    public static readonly ConfigKey<YamlMap?> Ag2Group =
        Key.Map("group_config", "An AG2 group.", Ag2Keys.Group) with { Effect = NotYet, Backends = BackendFamily.Ag2 };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        ApiVersion, AzureEndpoint,
        Key.Text("provider", "A name to show for the provider.") with { Effect = NotYet, Backends = BackendFamily.Chat },
        Key.Text("provider_name", "A name to show for the provider.") with { Effect = NotYet, Backends = BackendFamily.Chat },
        WebSearch, CodeInterpreter, CodeExecution, ServerTools,
        Key.Switch("enable_computer_use", "OpenAI's computer use, with a computer-use model.") with { Default = "false", Effect = NotYet, Backends = BackendFamily.OpenAi },
        Key.WholeNumber("display_width", "The screen's width for computer use.", 1) with { Default = "1920", Effect = NotYet, Backends = BackendFamily.OpenAi },
        Key.WholeNumber("display_height", "The screen's height for computer use.", 1) with { Default = "1080", Effect = NotYet, Backends = BackendFamily.OpenAi },
        Key.Text("computer_environment", "The system shown to computer use.") with { Default = "linux", Effect = NotYet, Backends = BackendFamily.OpenAi },
        PermissionMode, DisallowedTools,
        Key.WholeNumber("max_thinking_tokens", "How much Claude Code may think.", 0) with { Default = "8000", Effect = NotYet, Backends = BackendFamily.ClaudeCode },
        Ag2Agent, Ag2Group,
    ];
}
