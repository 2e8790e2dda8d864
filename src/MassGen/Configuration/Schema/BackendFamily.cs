namespace MassGen.Configuration.Schema;

/// <summary>Backend types that take the same keys.</summary>
internal static class BackendFamily
{
    public static IReadOnlyList<string> Local { get; } = ["vllm", "sglang"];

    public static IReadOnlyList<string> SgLang { get; } = ["sglang"];

    public static IReadOnlyList<string> Chat { get; } =
    [
        "cerebras", "chatcompletion", "fireworks", "grok", "groq", "lmstudio", "moonshot", "nebius", "openrouter", "poe", "qwen", "together", "zai",
    ];

    public static IReadOnlyList<string> ChatAndLocal { get; } = [.. Chat, .. Local];

    public static IReadOnlyList<string> OpenAi { get; } = ["openai"];

    public static IReadOnlyList<string> OpenAiAndAzure { get; } = ["openai", "azure_openai"];

    public static IReadOnlyList<string> Azure { get; } = ["azure_openai"];

    public static IReadOnlyList<string> Claude { get; } = ["claude"];

    public static IReadOnlyList<string> ClaudeCode { get; } = ["claude_code"];

    public static IReadOnlyList<string> ClaudeAndGemini { get; } = ["claude", "gemini"];

    public static IReadOnlyList<string> Gemini { get; } = ["gemini"];

    public static IReadOnlyList<string> Ag2 { get; } = ["ag2"];

    public static IReadOnlyList<string> ServingTools { get; } = ["grok", "openai", "claude"];

    public static IReadOnlyList<string> AllButAg2 { get; } = [.. BackendType.Names.Except(Ag2)];

    public static IReadOnlyList<string> Uploading { get; } = [.. OpenAi, .. Claude, .. ChatAndLocal];
}
