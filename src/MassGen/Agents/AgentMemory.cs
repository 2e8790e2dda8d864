using System.Text.RegularExpressions;
using MassGen.Events;

namespace MassGen.Agents;

/// <summary>What stays with an agent through all its turns of a run.</summary>
internal sealed partial class AgentMemory(Func<AgentMemory, IAgentEnvironment> makeEnvironment, CallForecast forecast) : IAsyncDisposable
{
    private IAgentEnvironment? _environment;
    private bool _warnedOfServedModel;

    /// <summary>The environment, made when a turn first asks for it: what it tells or how it fails is then part of that turn.</summary>
    public IAgentEnvironment Environment => _environment ??= makeEnvironment(this);

    /// <summary>What its next call is expected to use.</summary>
    public CallForecast Forecast => forecast;

    /// <summary>Model calls made.</summary>
    public int Calls { get; set; }

    /// <summary>The answer captured last was accepted.</summary>
    public void Publish(string answerId) => _environment?.Publish(answerId);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_environment is not null)
        {
            await _environment.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes note of what a call used, and of a model other than the one asked for: once an agent.</summary>
    public void Note(ModelCall call, long guess, Agent agent, TurnContext context)
    {
        if (call.Usage is { } usage)
        {
            forecast.Learn(guess, usage, call.ServedModel);
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
