using System.Text.RegularExpressions;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What stays with an agent through all its turns of a run.</summary>
internal sealed partial class AgentMemory(Func<IReadOnlyList<AIFunction>> makeTools)
{
    private IReadOnlyList<AIFunction>? _tools;
    private bool _warnedOfServedModel;

    /// <summary>The tools, made when a turn first asks for them: what they tell or how they fail is then part of that turn.</summary>
    public IReadOnlyList<AIFunction> Tools => _tools ??= makeTools();

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

    // A provider may add a date or a build to the name it was asked for: three digits or more. 'grok-4-fast' is not 'grok-4'.
    private static bool IsSame(string asked, string served) =>
        served.StartsWith(asked, StringComparison.OrdinalIgnoreCase) && BuildOrNothing().IsMatch(served[asked.Length..]);

    [GeneratedRegex("^(-[0-9]{3}.*)?$")]
    private static partial Regex BuildOrNothing();
}
