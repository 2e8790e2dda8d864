using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Wire;

/// <summary>One of the forms in which providers are asked and answer.</summary>
internal interface IWireProtocol
{
    /// <summary>What is added to the path of a base URL.</summary>
    string Path { get; }

    /// <summary>The body of a request.</summary>
    JsonObject Body(WireRequest request);

    /// <summary>Why this form has no place for a setting, or null when it has one.</summary>
    string? Refusal(string setting);

    /// <summary>Puts a field of the configuration where it belongs in this form; most stay as they are.</summary>
    void AddField(JsonObject body, string name, JsonNode? value);

    /// <summary>A reader for one answer.</summary>
    IAnswer Begin(string? askedModel);

    /// <summary>Whether a body that came whole is an answer.</summary>
    bool IsAnswer(JsonElement whole);
}

/// <summary>What is asked of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Settings">The settings, without those that would be refused.</param>
/// <param name="ServerTools">Tools that the provider shall run itself.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Options">What this call says of tools and of the answer's form.</param>
internal sealed record WireRequest(
    string Model, ChatParameters Settings, IReadOnlyList<string> ServerTools, IEnumerable<ChatMessage> Messages, ChatOptions? Options)
{
    /// <summary>The functions offered.</summary>
    public IReadOnlyList<AIFunctionDeclaration> Functions { get; } = [.. Options?.Tools?.OfType<AIFunctionDeclaration>() ?? []];
}

/// <summary>Reads one answer while it arrives.</summary>
internal interface IAnswer
{
    /// <summary>Whether anything of the answer has arrived.</summary>
    bool Began { get; }

    /// <summary>Whether the provider has said its last word.</summary>
    bool IsOver { get; }

    /// <summary>The visible part of a chunk, or null when it has none.</summary>
    ChatResponseUpdate? Take(JsonElement chunk);

    /// <summary>The end of the answer: tool calls, usage, finish reason.</summary>
    /// <exception cref="ProviderException">The answer did not say that it is complete.</exception>
    ChatResponseUpdate Close();
}
