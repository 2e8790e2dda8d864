using System.Text.Json.Nodes;

namespace MassGen.Providers.Scripted;

/// <summary>One question to the scripted model and its answer.</summary>
/// <param name="Agent">Who asked.</param>
/// <param name="Call">Which of that agent's calls, from 1.</param>
/// <param name="Request">The request with its keys in ordinal order.</param>
/// <param name="Reply">The answer as scripted: <c>say</c>, <c>think</c>, <c>calls</c>, or <c>status</c>, <c>code</c> and <c>error</c>.</param>
public sealed record Exchange(string Agent, int Call, JsonObject Request, JsonObject Reply);
