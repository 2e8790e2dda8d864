using System.Text.Json.Nodes;
using MassGen.Diagnostics;

namespace MassGen.Providers.Scripted;

/// <summary>What each agent's model says and calls, call by call: the content of a <c>model.yaml</c>.</summary>
/// <param name="Served">The model in the responses, or null for the one asked for.</param>
/// <param name="Prices">What tokens cost, or null when no cost is reported.</param>
/// <param name="Agents">The scripts by agent id.</param>
/// <param name="AgentsPosition">Where the agents are written.</param>
public sealed record ModelScript(
    string? Served, ScriptPrices? Prices, IReadOnlyDictionary<string, AgentScript> Agents, SourcePosition AgentsPosition)
{
    /// <summary>Reads a script.</summary>
    /// <exception cref="InvalidInputException">It cannot be used; the diagnostics say where and why.</exception>
    public static ModelScript Load(SourceText source) => new ScriptReader(source).Read();
}

/// <summary>What tokens cost, in US dollars per million.</summary>
/// <param name="Input">A token of the prompt.</param>
/// <param name="CachedInput">A token of the prompt that was cached.</param>
/// <param name="Output">A token written, reasoning included.</param>
public sealed record ScriptPrices(decimal Input, decimal CachedInput, decimal Output);

/// <summary>One agent's model calls in order.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Position">Where the agent is written.</param>
/// <param name="Steps">One step a call.</param>
public sealed record AgentScript(string Agent, SourcePosition Position, IReadOnlyList<ScriptStep> Steps);

/// <summary>One answer of a model.</summary>
/// <param name="Position">Where it is written.</param>
public sealed record ScriptStep(SourcePosition Position)
{
    /// <summary>Visible text.</summary>
    public string? Say { get; init; }

    /// <summary>Visible reasoning.</summary>
    public string? Think { get; init; }

    /// <summary>Tools it calls.</summary>
    public IReadOnlyList<ScriptCall> Calls { get; init; } = [];

    /// <summary>What it wants done on the screen that it was shown, in its provider's words.</summary>
    public IReadOnlyList<ScriptedAction> Actions { get; init; } = [];

    /// <summary>What its provider warns of.</summary>
    public ScriptedSafety? Safety { get; init; }

    /// <summary>Tools that the provider runs itself while it answers.</summary>
    public IReadOnlyList<ScriptCall> ProviderRuns { get; init; } = [];

    /// <summary>Addresses that the text names as its sources.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>An error in place of an answer.</summary>
    public ScriptFailure? Failure { get; init; }

    /// <summary>How long the model takes before its first word.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Texts the request must contain.</summary>
    public IReadOnlyList<ScriptExpectation> Expectations { get; init; } = [];

    /// <summary>Tokens it reports; null values are counted.</summary>
    public ScriptUsage Usage { get; init; } = new(null, null, null, null);
}

/// <summary>A call of a tool.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ScriptCall(string Tool, JsonObject Arguments);

/// <summary>An error in place of a reply, in the form of the provider that is played.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The provider's code.</param>
/// <param name="Error">The provider's words.</param>
/// <param name="RetryAfter">Seconds it asks to wait, or null when it does not say.</param>
public sealed record ScriptFailure(int Status, string Code, string Error, int? RetryAfter = null);

/// <summary>A text the request must contain.</summary>
/// <param name="Text">The text.</param>
/// <param name="Position">Where it is written.</param>
public sealed record ScriptExpectation(string Text, SourcePosition Position);

/// <summary>Tokens a step reports; null is counted from the texts.</summary>
/// <param name="Input">Tokens of the prompt, cached ones included.</param>
/// <param name="CachedInput">Tokens of the prompt from the cache.</param>
/// <param name="Output">Tokens written, without reasoning.</param>
/// <param name="Reasoning">Tokens of reasoning.</param>
public sealed record ScriptUsage(int? Input, int? CachedInput, int? Output, int? Reasoning);
