using System.Text.Json.Nodes;

namespace MassGen.Providers.Scripted;

/// <summary>Something that a computer-use model wants done on a screen, in its provider's words.</summary>
/// <param name="Name">The action, for example <c>click</c>, <c>left_click</c> or <c>click_at</c>.</param>
/// <param name="Arguments">What belongs to it.</param>
public sealed record ScriptedAction(string Name, JsonObject Arguments);

/// <summary>What a provider warns of before actions: OpenAI's pending safety check, Gemini's need of a confirmation, Claude's refusal.</summary>
/// <param name="Code">The provider's code, for example <c>malicious_instructions</c>.</param>
/// <param name="Message">The provider's words.</param>
public sealed record ScriptedSafety(string Code, string Message);
