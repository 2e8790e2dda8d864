using MassGen.Diagnostics;
using MassGen.Providers.Scripted;

namespace MassGen.Docs.Coverage;

/// <summary>The tools that a script lets models call.</summary>
internal static class ScriptedCalls
{
    public static IEnumerable<FeatureName> In(SourceText script)
    {
        try
        {
            return [.. ModelScript.Load(script).Agents.Values
                .SelectMany(agent => agent.Steps).SelectMany(step => step.Calls).Select(call => Proof.Tool(call.Tool))];
        }
        catch (InvalidInputException)
        {
            // The verification says what is wrong with it.
            return [];
        }
    }
}
