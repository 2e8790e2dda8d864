namespace MassGen.Tools;

/// <summary>What the tools of the Python project are, for messages about those that cannot run here.</summary>
internal static class PythonTools
{
    private static readonly string[] ComputerUse = ["computer_use", "claude_computer_use", "gemini_computer_use"];
    private static readonly string[] Browser = ["browser_automation", "simple_browser_automation"];

    /// <summary>Whether a function works on a desktop.</summary>
    public static bool UsesComputer(string function) => ComputerUse.Concat(Browser).Contains(CustomToolRegistry.Bare(function));

    /// <summary>A function in a few words: <c>a Python function</c>, <c>a Python function for computer use</c>.</summary>
    public static string Describe(string function) => "a Python function" + function switch
    {
        _ when ComputerUse.Contains(function) => " for computer use",
        _ when Browser.Contains(function) => " that drives a browser",
        _ when function.StartsWith("crawl4ai_", StringComparison.Ordinal) => " that reads web pages",
        _ when function.StartsWith("understand_", StringComparison.Ordinal) => " that understands media",
        _ when function.EndsWith("_generation", StringComparison.Ordinal) => " that makes media",
        _ when function.EndsWith("_lesson_planner", StringComparison.Ordinal) => " that hosts another agent framework",
        _ => "",
    };
}
