using MassGen.Providers.Pacing;

namespace MassGen.Providers;

/// <summary>One model as one agent reaches it.</summary>
/// <param name="Backend">The backend's name, for example <c>grok</c>.</param>
/// <param name="Model">The model to ask for.</param>
/// <param name="ApiKey">The key, or null to take it from the backend's environment variable.</param>
/// <param name="BaseUrl">The address up to and including <c>/v1</c>, or null for the backend's own.</param>
/// <param name="ConversationId">
/// The same text for all calls of one agent in one run, and for no other agent: xAI keeps its prompt cache by it, and a cassette tells
/// conversations apart by it unless <paramref name="Agent"/> is given.
/// </param>
/// <param name="Parameters">Settings for every call.</param>
/// <param name="Agent">A name of the conversation that stays the same from run to run, for cassettes; the agent's id is one.</param>
public sealed record ModelEndpoint(
    string Backend, string Model, string? ApiKey, Uri? BaseUrl, string ConversationId, ChatParameters Parameters, string? Agent = null)
{
    /// <summary>
    /// Tools that the provider shall run on its own servers: <c>web_search</c>, <c>x_search</c>, <c>code_execution</c>. A Grok that has one
    /// is asked over the Responses API, because chat completions have none.
    /// </summary>
    public IReadOnlyList<string> ServerTools { get; init; } = [];

    /// <summary>Azure's version of the interface, or null for the usual one.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Settings that the model is known to refuse, by their names on the wire, with the reason; they are not sent.</summary>
    public IReadOnlyList<RefusedParameter> Refused { get; init; } = [];

    /// <summary>The model that is known to serve in the place of <see cref="Model"/>, whose pace counts; null for the same.</summary>
    public string? ServedModel { get; init; }

    /// <summary>What the provider allows in a time, or null when it is not known.</summary>
    public RateLimits? Limits { get; init; }

    /// <summary>The endpoint without its key, so that it can be logged.</summary>
    public override string ToString() => $"{Backend}/{Model} ({BaseUrl?.Host ?? "default address"})";
}
