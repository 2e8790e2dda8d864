using MassGen.Providers.Http;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace MassGen.Providers;

/// <summary>Reads one answer while it arrives: text and reasoning at once, tool calls and usage when they are whole.</summary>
/// <param name="askedModel">The model that was asked for; stands in until the provider names the one that serves.</param>
internal sealed class StreamedAnswer(string? askedModel)
{
    private readonly ToolCallPieces _calls = new();
    private string? _model = askedModel;
    private string? _id;
    private string? _ownReason;
    private ChatFinishReason? _finish;
    private ChatTokenUsage? _usage;

    /// <summary>Whether anything of the answer has arrived.</summary>
    public bool Began { get; private set; }

    /// <summary>The visible part of an update, or null when it has none.</summary>
    public ChatResponseUpdate? Take(StreamingChatCompletionUpdate update)
    {
        Began = true;
        _model = string.IsNullOrEmpty(update.Model) ? _model : update.Model;
        _id ??= string.IsNullOrEmpty(update.CompletionId) ? null : update.CompletionId;
        _usage = update.Usage ?? _usage;
        if (update.FinishReason is { } reason)
        {
            _finish = Map(reason);
            _ownReason = Patched(update, "$.choices[0].provider_finish_reason"u8);
        }

        foreach (var piece in update.ToolCallUpdates)
        {
            _calls.Add(piece);
        }

        List<AIContent> contents = [];
        if (Patched(update, "$.choices[0].delta.reasoning_content"u8) is { Length: > 0 } reasoning)
        {
            contents.Add(new TextReasoningContent(reasoning));
        }

        var text = string.Concat(update.ContentUpdate.Select(part => part.Text)) + update.RefusalUpdate;
        if (text.Length > 0)
        {
            contents.Add(new TextContent(text));
        }

        return contents.Count == 0 ? null : Update(contents);
    }

    /// <summary>The end of the answer: tool calls, usage, finish reason.</summary>
    /// <exception cref="ProviderException">The answer did not say that it is complete.</exception>
    public ChatResponseUpdate Close()
    {
        if (_finish is null)
        {
            throw new ProviderException(ConnectionFaults.Cut("it ended without saying why it finished."));
        }

        List<AIContent> contents = [.. _calls.Whole()];
        if (_usage is not null)
        {
            contents.Add(new UsageContent(UsageMapping.Map(_usage)));
        }

        var last = Update(contents);
        last.FinishReason = _finish;
        if (_ownReason is not null)
        {
            last.AdditionalProperties = new() { [ChunkNormaliser.OriginalFinishReason] = _ownReason };
        }

        return last;
    }

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = _model, ResponseId = _id, MessageId = _id };

    private static string? Patched(StreamingChatCompletionUpdate update, ReadOnlySpan<byte> path)
    {
#pragma warning disable SCME0001 // The only way to fields that OpenAI does not have.
        return update.Patch.TryGetValue(path, out string? text) ? text : null;
#pragma warning restore SCME0001
    }

    private static ChatFinishReason Map(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };
}
