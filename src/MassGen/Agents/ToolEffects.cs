using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Which tools change something outside the agent's own workspace: those that wait while agents only plan.</summary>
public static class ToolEffects
{
    /// <summary>The key in <see cref="AITool.AdditionalProperties"/> whose value <c>true</c> marks such a tool.</summary>
    public const string Key = "massgen.effects_outside_workspace";

    /// <summary>Whether a tool is marked as changing something outside the agent's own workspace.</summary>
    public static bool AreOutside(AITool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return tool.AdditionalProperties.TryGetValue(Key, out var value) && value is true;
    }
}
