using static MassGen.Configuration.ConfigValueKind;

namespace MassGen.Configuration;

/// <summary>The backend types and the keys under <c>backend</c>.</summary>
public static class BackendSchema
{
    /// <summary>The backend types of the Python project's registry.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "ag2", "azure_openai", "cerebras", "chatcompletion", "claude", "claude_code", "fireworks", "gemini", "grok", "groq", "inference",
        "lmstudio", "moonshot", "nebius", "openai", "openrouter", "poe", "qwen", "sglang", "together", "vllm", "zai",
    ];

    /// <summary>The keys of <c>backend</c>.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend",
    [
        new("type", Text, "Which provider serves the model.") { IsRequired = true, IsHonoured = true, Allowed = Types },
        new("model", Text, "The model to ask for.") { IsHonoured = true },
        new("api_key", Text, "The key; better left to the provider's environment variable."),
        new("base_url", Text, "Another address of the provider's interface.") { IsHonoured = true },
        new("temperature", Number, "How varied the model writes.") { IsHonoured = true },
        new("top_p", Number, "Another way to say how varied the model writes.") { IsHonoured = true },
        new("max_tokens", WholeNumber, "The longest response, in tokens.") { Least = 1, Most = int.MaxValue, IsHonoured = true },
        new("seed", WholeNumber, "A number that makes a model's choices repeatable, where it can.") { Least = int.MinValue, Most = int.MaxValue, IsHonoured = true },
        new("stop", Any, "Texts that end a response."),
        new("presence_penalty", Number, "Discourages repeating; refused by every Grok."),
        new("frequency_penalty", Number, "Discourages repeating; refused by every Grok."),
        new("reasoning_effort", Text, "How hard the model thinks, where it can be set."),
        new("text", Map, "Text settings of OpenAI's models."),
        new("reasoning", Map, "Reasoning settings of OpenAI's models."),
        new("extra_body", Map, "More fields for the request's body."),
        new("chat_template_kwargs", Map, "Settings of vLLM and SGLang."),
        new("top_k", WholeNumber, "How many candidates vLLM and SGLang choose from."),
        new("repetition_penalty", Number, "Discourages repeating (vLLM, SGLang)."),
        new("separate_reasoning", TrueOrFalse, "SGLang reports reasoning apart."),
        new("betas", List, "Anthropic's beta features."),
        new("safety_settings", Any, "Google's safety settings."),
        new("api_version", Text, "Azure's version of the interface."),
        new("azure_endpoint", Text, "Azure's address."),
        new("provider", Text, "A name to show for the provider."),
        new("provider_name", Text, "A name to show for the provider."),
        new("enable_web_search", TrueOrFalse, "The provider's own web search."),
        new("enable_code_interpreter", TrueOrFalse, "The provider's own code sandbox (OpenAI). Not the agent's shell: that is enable_mcp_command_line."),
        new("enable_code_execution", TrueOrFalse, "The provider's own code sandbox (Claude, Gemini). Not the agent's shell: that is enable_mcp_command_line."),
        new("enable_computer_use", TrueOrFalse, "OpenAI's computer use."),
        new("display_width", WholeNumber, "The screen's width for computer use."),
        new("display_height", WholeNumber, "The screen's height for computer use."),
        new("computer_environment", Text, "The system shown to computer use."),
        new("permission_mode", Text, "How Claude Code asks before it acts.") { Allowed = ["acceptEdits", "bypassPermissions", "default", "plan"] },
        new("allowed_tools", List, "The only tools offered."),
        new("exclude_tools", List, "Tools not offered."),
        new("disallowed_tools", List, "Tools Claude Code may not use."),
        new("max_thinking_tokens", WholeNumber, "How much Claude Code may think."),
        new("agent_config", Map, "An AG2 agent."),
        new("group_config", Map, "An AG2 group."),
        new("cwd", Text, "Gives the agent a workspace of its own. In a sandbox it is always /workspace, whatever the name.") { IsHonoured = true },
        new("context_paths", List, "Folders and files that this agent may use."),
        new("context_write_access_enabled", TrueOrFalse, "Internal to the Python project."),
        new("enforce_read_before_delete", TrueOrFalse, "A file must be read before it may be deleted."),
        new("mcp_servers", ListOrMap, "Tool servers over the Model Context Protocol."),
        new("custom_tools", List, "Tools of your own."),
        new("upload_files", List, "Files given to the model."),
        new("media_max_file_size_mb", WholeNumber, "The largest image, sound or film."),
        new("max_mcp_message_history", WholeNumber, "How many tool messages are kept."),
        new("enable_image_generation", TrueOrFalse, "Tools that make images."),
        new("enable_audio_generation", TrueOrFalse, "Tools that make sound."),
        new("enable_file_generation", TrueOrFalse, "Tools that make files."),
        new("enable_video_generation", TrueOrFalse, "Tools that make films."),
        new("enable_mcp_command_line", TrueOrFalse, "The agent gets a shell: execute_command, in its sandbox.") { Default = "false", IsHonoured = true },
        new("command_line_execution_mode", Text, "Where commands run. In this build always in a sandbox, never on the bare host; `--sandbox` chooses which.")
        {
            Default = "local", Allowed = ["local", "docker"],
        },
        new("command_line_docker_image", Text, "The image commands run in.") { IsHonoured = true },
        new("command_line_docker_memory_limit", Text, "The most memory, for example 512m.") { IsHonoured = true },
        new("command_line_docker_cpu_limit", Number, "The most processors, for example 1.5.") { IsHonoured = true },
        new("command_line_docker_network_mode", Text, "The network of commands.") { Default = "none", Allowed = ["none", "bridge", "host"] },
        new("command_line_docker_enable_sudo", TrueOrFalse, "Commands may become root in the container."),
        new("command_line_docker_credentials", Map, "Secrets for commands."),
        new("command_line_docker_packages", Map, "Packages installed before the first command."),
        new("command_line_allowed_commands", List, "The only commands allowed, as regular expressions."),
        new("command_line_blocked_commands", List, "Commands refused, as regular expressions."),
    ]);
}
