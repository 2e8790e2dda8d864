using MassGen.Providers.Wire;

namespace MassGen.Providers;

/// <summary>
/// The backends with their addresses, keys and default models: those of the Python project's registry, version 0.1.12, with Grok's
/// default moved to the model that xAI names as successor.
/// </summary>
internal static class BackendTable
{
    public static IReadOnlyList<Backend> All { get; } =
    [
        GrokBackend.Instance with { DefaultModel = "grok-4.3", ServerTools = [ServerToolNames.WebSearch, ServerToolNames.XSearch, ServerToolNames.CodeExecution] },
        new("openai", new Uri("https://api.openai.com/v1"), "OPENAI_API_KEY", "https://platform.openai.com/api-keys")
        {
            DefaultModel = "gpt-4o", Form = WireForm.Responses, ServerTools = [ServerToolNames.WebSearch, ServerToolNames.CodeExecution],
        },
        new("claude", new Uri("https://api.anthropic.com"), "ANTHROPIC_API_KEY", "https://console.anthropic.com")
        {
            DefaultModel = "claude-sonnet-4-5-20250929", Form = WireForm.Messages, ServerTools = [ServerToolNames.WebSearch, ServerToolNames.CodeExecution],
        },
        new("gemini", new Uri("https://generativelanguage.googleapis.com/v1beta/openai"), "GOOGLE_API_KEY", "https://aistudio.google.com/apikey")
        {
            DefaultModel = "gemini-2.5-flash", OtherKeyVariables = ["GEMINI_API_KEY"],
        },
        new("azure_openai", null, "AZURE_OPENAI_API_KEY", "https://ai.azure.com") { DefaultModel = "gpt-4o", AddressVariable = "AZURE_OPENAI_ENDPOINT" },
        new("chatcompletion", new Uri("https://api.openai.com/v1"), "OPENAI_API_KEY", "the pages of the service behind 'base_url'"),
        Preset("cerebras", "https://api.cerebras.ai/v1", "llama-3.3-70b", "https://cloud.cerebras.ai"),
        Preset("fireworks", "https://api.fireworks.ai/inference/v1", "accounts/fireworks/models/llama-v3p3-70b-instruct", "https://fireworks.ai/account/api-keys"),
        Preset("groq", "https://api.groq.com/openai/v1", "llama-3.3-70b-versatile", "https://console.groq.com/keys"),
        Preset("moonshot", "https://api.moonshot.cn/v1", "moonshot-v1-128k", "https://platform.moonshot.cn") with { OtherKeyVariables = ["KIMI_API_KEY"] },
        Preset("nebius", "https://api.studio.nebius.ai/v1", "Qwen/Qwen3-4B-fast", "https://studio.nebius.ai"),
        Preset("openrouter", "https://openrouter.ai/api/v1", null, "https://openrouter.ai/keys"),
        Preset("poe", null, null, "https://poe.com/api_key"),
        Preset("qwen", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", "qwen-max", "https://bailian.console.alibabacloud.com"),
        Preset("together", "https://api.together.xyz/v1", "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo", "https://api.together.ai/settings/api-keys"),
        Preset("zai", "https://api.z.ai/api/paas/v4", "glm-4.5", "https://z.ai/manage-apikey"),
        Local("lmstudio", "http://localhost:1234/v1", "lm-studio"),
        Local("sglang", "http://localhost:30000/v1", "EMPTY"),
        Local("vllm", "http://localhost:8000/v1", "EMPTY"),
    ];

    private static Backend Preset(string name, string? address, string? model, string keyPage) =>
        new(name, address is null ? null : new Uri(address), $"{name.ToUpperInvariant()}_API_KEY", keyPage) { DefaultModel = model };

    // A key is sent all the same: the servers take any, unless they were started with one.
    private static Backend Local(string name, string address, string key) =>
        Preset(name, address, null, "your own server") with { AnyKey = key };
}
