using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Which tools wait until the presentation.</summary>
internal static class WaitingTools
{
    /// <summary>Whether a tool waits: it was named, or has effects outside the workspace and nobody judged that it need not wait.</summary>
    public static bool Contains(PlanningDecided? planning, AITool tool) =>
        planning is { Irreversible: true }
        && (planning.BlockedTools.Contains(tool.Name) || (ToolEffects.AreOutside(tool) && !planning.AllowedTools.Contains(tool.Name)));
}
