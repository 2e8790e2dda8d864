using MassGen.Agents;
using MassGen.Diagnostics;
using MassGen.Events;

namespace MassGen.Tools;

/// <summary>Tells the run what a person should know about an agent's tools.</summary>
internal static class ToolWarnings
{
    /// <summary>A finding as the run's warning: the place, what is wrong, what to do.</summary>
    public static void Warn(this AgentEnvironmentContext context, Diagnostic finding)
    {
        var place = finding.Position is null ? "" : $"{finding.Position}: ";
        var next = finding.Suggestion is null ? "" : " " + finding.Suggestion;
        context.Emit(new RunWarning { Agent = context.Agent, Code = finding.Code, Message = place + finding.Message + next });
    }
}
