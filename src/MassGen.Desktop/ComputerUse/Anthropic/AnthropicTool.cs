namespace MassGen.Desktop.ComputerUse.Anthropic;

/// <summary>A version of Anthropic's computer tool.</summary>
/// <param name="Type">Its name in requests.</param>
/// <param name="Beta">The beta it belongs to.</param>
/// <param name="CanZoom">Whether it can look at a part of the screen from near.</param>
internal sealed record AnthropicTool(string Type, string Beta, bool CanZoom)
{
    public static AnthropicTool First { get; } = new("computer_20250124", "computer-use-2025-01-24", CanZoom: false);

    public static AnthropicTool Second { get; } = new("computer_20251124", "computer-use-2025-11-24", CanZoom: true);

    public static IReadOnlyList<string> Names { get; } = [First.Type, Second.Type];

    // Anthropic's documentation names these for the second version; every other model with computer use takes the first.
    private static readonly string[] Newer = ["opus-4-5", "opus-4-6", "sonnet-4-6"];

    /// <summary>The version that was asked for, or the one that a model takes.</summary>
    public static AnthropicTool Of(string? version, string model) =>
        version == Second.Type || (version is null && Newer.Any(name => model.Contains(name, StringComparison.Ordinal))) ? Second : First;
}
