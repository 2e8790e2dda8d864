using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>The messages of one turn, and when they grow too long.</summary>
internal sealed class Conversation(Agent agent, bool mayForget, Action<RunEvent> append)
{
    private readonly List<ChatMessage> _messages = [];
    private readonly List<string> _earlierWork = [];
    private int _beginning;
    private ChatMessage? _news;

    // What the provider counted at the last call, and how many messages that were.
    private long? _counted;
    private int _countedMessages;

    public IList<ChatMessage> Messages => _messages;

    /// <summary>What the provider counted at the last call, with a guess at what was said since; null when it has not counted yet.</summary>
    public long? Counted => _counted is { } counted ? counted + TokenEstimate.Of(_messages.Skip(_countedMessages)) : null;

    /// <summary>The instructions, where there are any, and the question.</summary>
    public void Begin(string instructions, string question)
    {
        if (instructions.Length > 0)
        {
            _messages.Add(new ChatMessage(ChatRole.System, instructions));
        }

        Tell(question);
        _beginning = _messages.Count;
    }

    public void Tell(string text) => _messages.Add(new ChatMessage(ChatRole.User, text));

    /// <summary>Tells of newer answers. Only the newest news are worth keeping.</summary>
    public void TellNews(string text)
    {
        Tell(text);
        _news = _messages[^1];
    }

    public void Answer(IReadOnlyList<AIContent> results) => _messages.Add(new ChatMessage(ChatRole.Tool, [.. results]));

    public void Take(ModelResponse response, long? inputTokens)
    {
        (_counted, _countedMessages) = (inputTokens is > 0 ? inputTokens : null, _messages.Count);
        _messages.Add(response.ToMessage());
    }

    /// <summary>Replaces the oldest tool calls by a note when the conversation nears the end of the context window.</summary>
    public void Shorten()
    {
        if (!mayForget || agent.Memory is not { IsEnabled: true, Conversation: true } memory)
        {
            return;
        }

        var tokens = Tokens();
        if (tokens <= memory.TriggerThreshold * agent.ContextWindow)
        {
            return;
        }

        // A provider counts tool descriptions too, and with the model's own tokenizer: what it said sets the measure.
        var scale = Math.Max(1, tokens / (decimal)Math.Max(1, TokenEstimate.Of(_messages)));
        var before = _messages.Count;
        var target = (long)(memory.TargetRatio * agent.ContextWindow / scale);
        if (!Shortening.Apply(_messages, _beginning, _earlierWork, _news, target))
        {
            return;
        }

        _counted = null;
        append(new MemoryCompressed
        {
            Agent = agent.Id,
            MessagesBefore = before,
            MessagesAfter = _messages.Count,
            TokensBefore = tokens,
            TokensAfterEstimate = (long)(TokenEstimate.Of(_messages) * scale),
        });
    }

    private long Tokens() => Counted ?? TokenEstimate.Of(_messages);
}
