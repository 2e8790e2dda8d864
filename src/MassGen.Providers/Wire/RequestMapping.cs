using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Wire;

/// <summary>Writes the requests for a model, without what it would refuse.</summary>
/// <param name="protocol">The form of the request.</param>
/// <param name="model">The model to ask for.</param>
/// <param name="defaults">Settings that hold unless a call has its own.</param>
/// <param name="serverTools">Tools that the provider shall run itself.</param>
/// <param name="check">Tells why the model refuses a setting, or null.</param>
/// <param name="refused">Told once of each refused name.</param>
internal sealed class RequestMapping(
    IWireProtocol protocol,
    string model,
    ChatParameters defaults,
    IReadOnlyList<string> serverTools,
    Func<string, string?> check,
    Action<RefusedParameter>? refused)
{
    private readonly HashSet<string> _told = [];

    /// <summary>The body of a request.</summary>
    public ReadOnlyMemory<byte> Map(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var settings = Merge(options);
        var body = protocol.Body(new WireRequest(model, settings, serverTools, messages, options));
        foreach (var (name, value) in settings.Extra)
        {
            protocol.AddField(body, name, value);
        }

        return JsonText.Bytes(body);
    }

    private ChatParameters Merge(ChatOptions? options)
    {
        var merged = defaults with
        {
            Temperature = options?.Temperature ?? defaults.Temperature,
            TopP = options?.TopP ?? defaults.TopP,
            MaxOutputTokens = options?.MaxOutputTokens ?? defaults.MaxOutputTokens,
            Seed = options?.Seed ?? defaults.Seed,
            ReasoningEffort = Effort(options?.Reasoning?.Effort) ?? defaults.ReasoningEffort,
            PresencePenalty = options?.PresencePenalty ?? defaults.PresencePenalty,
            FrequencyPenalty = options?.FrequencyPenalty ?? defaults.FrequencyPenalty,
            Stop = options?.StopSequences is { } stop ? [.. stop] : defaults.Stop,
            ParallelToolCalls = options?.AllowMultipleToolCalls ?? defaults.ParallelToolCalls,
        };
        foreach (var name in merged.GivenNames())
        {
            if ((check(name) ?? protocol.Refusal(name)) is { } reason)
            {
                Tell(new RefusedParameter(name, reason));
                merged = merged.Without(name);
            }
        }

        return merged;
    }

    private void Tell(RefusedParameter parameter)
    {
        lock (_told)
        {
            if (_told.Add(parameter.Name))
            {
                refused?.Invoke(parameter);
            }
        }
    }

    private static string? Effort(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };
}
