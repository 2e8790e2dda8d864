using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What stays with an agent through all its turns of a run.</summary>
internal sealed class AgentMemory(IReadOnlyList<AIFunction> tools)
{
    private bool _warnedOfServedModel;

    public IReadOnlyList<AIFunction> Tools => tools;

    /// <summary>Model calls made.</summary>
    public int Calls { get; set; }

    /// <summary>Takes note of what a call used, and of a model other than the one asked for: once an agent.</summary>
    public void Note(ModelCall call, Agent agent, TurnContext context)
    {
        if (call.Usage is { } usage)
        {
            context.Budget.Record(usage);
        }

        if (_warnedOfServedModel || agent.Model is not { } asked || call.ServedModel is not { } served || IsSame(asked, served))
        {
            return;
        }

        _warnedOfServedModel = true;
        context.Append(new RunWarning
        {
            Agent = agent.Id,
            Code = "MG2001",
            Message = $"The model '{asked}' was asked for, but '{served}' answered. Cost and behaviour are those of '{served}'.",
        });
    }

    // A provider may add a date or a build to the name it was asked for.
    private static bool IsSame(string asked, string served) => served.StartsWith(asked, StringComparison.OrdinalIgnoreCase);
}
