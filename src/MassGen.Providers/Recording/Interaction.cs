using System.Text.Json.Nodes;

namespace MassGen.Providers.Recording;

/// <summary>A request and its response, as a cassette holds them.</summary>
/// <param name="Conversation">Whose it is: the agent's id, as a rule.</param>
/// <param name="Call">Which of that conversation's requests, from 1; repetitions after failures count.</param>
/// <param name="Request">The request with its keys in ordinal order.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The few headers that are kept.</param>
/// <param name="Body">The body as it was sent, a stream of events included.</param>
/// <param name="IsComplete">Whether the body was read to its end.</param>
/// <param name="Model">The model that served, by the provider's own word.</param>
public sealed record Interaction(
    string Conversation,
    int Call,
    JsonNode? Request,
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    bool IsComplete,
    string? Model);
