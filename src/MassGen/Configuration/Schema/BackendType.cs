namespace MassGen.Configuration.Schema;

/// <summary>What a provider offers besides answers.</summary>
[Flags]
public enum BackendAbilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It searches the web itself.</summary>
    WebSearch = 1,

    /// <summary>It runs code on its own servers.</summary>
    CodeExecution = 2,

    /// <summary>Its models can be given tools of MCP servers.</summary>
    Mcp = 4,
}

/// <summary>A backend type of the Python project's registry.</summary>
/// <param name="Name">What <c>type</c> says.</param>
/// <param name="Abilities">What it offers.</param>
/// <param name="NeedsModel">Whether <c>model</c> must be said.</param>
public sealed record BackendType(string Name, BackendAbilities Abilities, bool NeedsModel = false)
{
    private const BackendAbilities All3 = BackendAbilities.WebSearch | BackendAbilities.CodeExecution | BackendAbilities.Mcp;

    /// <summary>All types, in alphabetical order.</summary>
    public static IReadOnlyList<BackendType> All { get; } =
    [
        new("ag2", BackendAbilities.CodeExecution),
        new("azure_openai", All3),
        new("cerebras", BackendAbilities.Mcp),
        new("chatcompletion", BackendAbilities.Mcp, NeedsModel: true),
        new("claude", All3),
        new("claude_code", BackendAbilities.Mcp),
        new("fireworks", BackendAbilities.Mcp),
        new("gemini", All3),
        new("grok", BackendAbilities.WebSearch | BackendAbilities.Mcp),
        new("groq", BackendAbilities.Mcp),
        new("inference", BackendAbilities.Mcp, NeedsModel: true),
        new("lmstudio", BackendAbilities.Mcp, NeedsModel: true),
        new("moonshot", BackendAbilities.Mcp),
        new("nebius", BackendAbilities.Mcp),
        new("openai", All3),
        new("openrouter", BackendAbilities.Mcp, NeedsModel: true),
        new("poe", BackendAbilities.Mcp, NeedsModel: true),
        new("qwen", BackendAbilities.Mcp),
        new("sglang", BackendAbilities.Mcp, NeedsModel: true),
        new("together", BackendAbilities.Mcp),
        new("vllm", BackendAbilities.Mcp, NeedsModel: true),
        new("zai", BackendAbilities.Mcp),
    ];

    /// <summary>The names of all types.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(type => type.Name)];

    /// <summary>The type of a name, or null. <c>autogen</c> is another name of <c>ag2</c>; case matters.</summary>
    public static BackendType? Find(string name) => All.FirstOrDefault(type => type.Name == (name == "autogen" ? "ag2" : name));

    /// <summary>The names of the types that offer something.</summary>
    public static IEnumerable<string> With(BackendAbilities ability) => All.Where(type => type.Abilities.HasFlag(ability)).Select(type => type.Name);
}
