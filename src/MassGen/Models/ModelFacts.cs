namespace MassGen.Models;

/// <summary>What a model can do.</summary>
public enum ModelCapability
{
    /// <summary>Calls functions that the request describes.</summary>
    FunctionCalling,

    /// <summary>Calls several functions in one answer.</summary>
    ParallelCalls,

    /// <summary>Answers in the form of a JSON schema.</summary>
    StructuredOutput,

    /// <summary>Reads pictures.</summary>
    Vision,

    /// <summary>Thinks before it answers.</summary>
    Reasoning,

    /// <summary>Can use tools that the service itself runs, such as a web search.</summary>
    ServerTools,

    /// <summary>Takes repeated beginnings of prompts from a cache at a lower price.</summary>
    Caching,

    /// <summary>Reports how probable each token was.</summary>
    Logprobs,
}

/// <summary>How far a fact can be relied on.</summary>
public enum Certainty
{
    /// <summary>The maker's own page, specification or code, read in a copy.</summary>
    A,

    /// <summary>A careful second-hand source, or several that agree.</summary>
    B,

    /// <summary>One third party, or sources that disagree.</summary>
    C,
}

/// <summary>What a model reads and writes.</summary>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it writes.</param>
public sealed record ModelModalities(IReadOnlyList<string> Input, IReadOnlyList<string> Output);

/// <summary>What really answers for a retired model.</summary>
/// <param name="Model">The model, of the same service.</param>
/// <param name="Effort">Its reasoning effort, or null when that is not known.</param>
public sealed record ServedBy(string Model, string? Effort);

/// <summary>What calls of a tool that the service runs cost.</summary>
/// <param name="Tool">The tool, for example <c>web_search</c>.</param>
/// <param name="UsdPerThousand">US dollars for a thousand.</param>
/// <param name="Unit">What is counted: <c>calls</c>, <c>posts</c> or <c>profiles</c>.</param>
public sealed record ToolPrice(string Tool, decimal UsdPerThousand, string Unit);

/// <summary>How fast a model may be asked.</summary>
/// <param name="Tier">The tier of the customer, in the service's own word.</param>
/// <param name="RequestsPerSecond">Requests a second, or null when that is not known.</param>
/// <param name="TokensPerMinute">Tokens a minute, of every kind, or null when that is not known.</param>
public sealed record RateLimit(string Tier, decimal? RequestsPerSecond, long? TokensPerMinute);

/// <summary>What changes on moving from one model to another.</summary>
/// <param name="From">The model that is left.</param>
/// <param name="Text">What changes, and what to do.</param>
public sealed record MigrationNote(string From, string Text);
