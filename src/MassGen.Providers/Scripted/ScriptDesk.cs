using System.Globalization;
using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Providers.Json;

namespace MassGen.Providers.Scripted;

/// <summary>Hands out the steps of a script, one a call, and keeps account of what was asked. Safe to use from many threads.</summary>
internal sealed class ScriptDesk(ModelScript script)
{
    private const string Mismatch = "Fixture mismatch";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _calls = [];
    private readonly List<Exchange> _exchanges = [];
    private readonly List<Diagnostic> _faults = [];

    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_gate)
            {
                return [.. _exchanges];
            }
        }
    }

    public IReadOnlyList<Diagnostic> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    public IReadOnlyList<Diagnostic> Unused()
    {
        lock (_gate)
        {
            return [.. script.Agents.Values.SelectMany(agent => agent.Steps
                .Select((step, index) => (step, number: index + 1))
                .Where(pair => pair.number > _calls.GetValueOrDefault(agent.Agent))
                .Select(pair => new Diagnostic(
                    ProviderCodes.ScriptStepUnused, Severity.Error,
                    Invariant($"Call {pair.number} of agent '{agent.Agent}' was never asked for; the agent made {_calls.GetValueOrDefault(agent.Agent)}."),
                    pair.step.Position, Suggestion: "Remove the step, or find out why the run ended before it.")))];
        }
    }

    /// <summary>The step that answers a request, and the number of the call.</summary>
    public (ScriptStep Step, int Call) Take(string agent, JsonObject request, WireForm form)
    {
        lock (_gate)
        {
            var call = _calls[agent] = _calls.GetValueOrDefault(agent) + 1;
            var step = Find(agent, call, request, form);
            _exchanges.Add(new Exchange(agent, call, (JsonObject)JsonText.Canonical(request)!, ReplyWriter.AsScripted(step)));
            return (step, call);
        }
    }

    private ScriptStep Find(string agent, int call, JsonObject request, WireForm form)
    {
        if (!script.Agents.TryGetValue(agent, out var own))
        {
            return Fault(ProviderCodes.ScriptRanOut, $"agent '{agent}' asked the model, but the script has no such agent.", script.AgentsPosition,
                NearestWord.Suggestion(agent, script.Agents.Keys) ?? $"Add '{agent}:' under 'agents' with a step for each call.");
        }

        if (call > own.Steps.Count)
        {
            return Fault(ProviderCodes.ScriptRanOut,
                Invariant($"agent '{agent}' asked for call {call}, but its script has {own.Steps.Count}."), own.Position,
                "Add a step for the call, or find out why the run asks once more.");
        }

        var step = own.Steps[call - 1];
        if (form == WireForm.ChatCompletions && step.Actions.Count > 0)
        {
            return Fault(ProviderCodes.ScriptStepInvalid, Invariant($"call {call} of agent '{agent}' has actions, and chat completions have no words for them."),
                step.Position, $"Scripts of a tool that uses a computer are written under the agent's and the tool's name, for example '{agent}.computer_use'.");
        }

        var texts = JsonText.Texts(request).ToArray();
        return step.Expectations.FirstOrDefault(one => !texts.Any(text => text.Contains(one.Text, StringComparison.Ordinal))) is { } unmet
            ? Fault(ProviderCodes.ScriptExpectationNotMet,
                Invariant($"call {call} of agent '{agent}' should contain \"{unmet.Text}\" and does not."), unmet.Position,
                "The prompt, or what a tool returned before it, is not what the script was written for.")
            : step;
    }

    private ScriptStep Fault(string code, string message, SourcePosition position, string suggestion)
    {
        var sentence = char.ToUpperInvariant(message[0]) + message[1..];
        _faults.Add(new Diagnostic(code, Severity.Error, sentence, position, Suggestion: suggestion));
        return new ScriptStep(position) { Failure = new ScriptFailure(400, Mismatch, $"{position}: {message}") };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
