using MassGen.Configuration;

namespace MassGen.Desktop.ComputerUse;

/// <summary>A tool of the Python project that works on a desktop.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Backend">The backend whose key and address it uses; empty where it asks no model of its own.</param>
/// <param name="Parameter">What its task is called.</param>
/// <param name="DefaultModel">The model where none is named: the Python project's.</param>
/// <param name="Iterations">Rounds of actions where nothing else is said: the Python project's.</param>
internal sealed record ComputerTool(string Name, string Backend, string Parameter, string DefaultModel, int Iterations)
{
    public static ComputerTool OpenAi { get; } = new("computer_use", "openai", "task", "computer-use-preview", 50);

    public static ComputerTool Claude { get; } = new("claude_computer_use", "claude", "query", "claude-sonnet-4-5", 25);

    public static ComputerTool Gemini { get; } = new("gemini_computer_use", "gemini", "task", "gemini-2.5-computer-use-preview-10-2025", 25);

    public static ComputerTool Browser { get; } = new(BrowserTool.Name, "", "task", "", 1);

    /// <summary>What the Python project also calls <see cref="Browser"/>.</summary>
    public const string OtherBrowserName = "simple_browser_automation";

    public static IReadOnlyList<ComputerTool> All { get; } = [OpenAi, Claude, Gemini, Browser];

    /// <summary>The tool that an entry of <c>custom_tools</c> names, or null.</summary>
    public static ComputerTool? Of(CustomToolConfig config)
    {
        const string prefix = "custom_tool__";
        var name = config.Function.StartsWith(prefix, StringComparison.Ordinal) ? config.Function[prefix.Length..] : config.Function;
        return name == OtherBrowserName ? Browser : All.FirstOrDefault(tool => tool.Name == name);
    }
}
