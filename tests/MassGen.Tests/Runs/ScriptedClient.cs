using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace MassGen.Tests.Runs;

/// <summary>One request as it went out.</summary>
internal sealed record Request(int Number, IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> Tools)
{
    /// <summary>All the text the model was told, results of tools included.</summary>
    public string Text => string.Join('\n', Messages.SelectMany(message => message.Contents).Select(content => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => result.Result?.ToString(),
        _ => "",
    }));
}

/// <summary>What the model does with a request.</summary>
internal delegate Task<IReadOnlyList<AIContent>> Step(Request request, CancellationToken cancellationToken);

/// <summary>A model in memory: its responses are the given steps in order, the last one again and again.</summary>
internal sealed class ScriptedClient(params Step[] steps) : IChatClient
{
    private int _calls;

    /// <summary>The requests that really went out.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>What the model calls itself in its responses.</summary>
    public string? ServedModel { get; init; }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var number = Interlocked.Increment(ref _calls);
        var request = new Request(number, [.. messages], [.. (options?.Tools ?? []).Select(tool => tool.Name)]);
        Requests.Enqueue(request);
        foreach (var content in await steps[Math.Min(number, steps.Length) - 1](request, cancellationToken))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [content]) { ModelId = ServedModel };
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The orchestrator streams.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

/// <summary>The steps a model can take.</summary>
internal static partial class Model
{
    [GeneratedRegex("<answer by=\"(agent[0-9]+)\">")]
    private static partial Regex FirstAnswer();

    private static int _ids;

    public static Step Says(params AIContent[] contents) => (_, _) => Task.FromResult<IReadOnlyList<AIContent>>(contents);

    public static Step Text(string text) => Says(new TextContent(text));

    public static Step Answers(string content) => Says(AnswerCall(content));

    public static Step Votes(string alias) => Says(VoteCall(alias));

    public static Step Uses(string tool, params (string Name, object? Value)[] arguments) => Says(Call(tool, arguments));

    public static Step Throws(Exception fault) => (_, _) => Task.FromException<IReadOnlyList<AIContent>>(fault);

    /// <summary>Answers once, then votes for the first agent, then presents.</summary>
    public static Step[] Agrees(string answer) =>
        [Answers(answer), (request, _) => Votes("agent1")(request, default), Text("Final.")];

    /// <summary>Never responds; ends when it is cancelled.</summary>
    public static Step Hangs() => async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return [];
    };

    /// <summary>Does what fits the request: presents, votes for the first answer that it sees, or answers.</summary>
    public static Step Sensible(string name) => (request, token) =>
        request.Tools.Contains("vote") ? Votes(FirstAnswer().Match(request.Text).Groups[1].Value)(request, token)
        : request.Tools.Contains("new_answer") ? Answers($"{name}'s answer")(request, token)
        : Text($"{name}'s final answer")(request, token);

    public static FunctionCallContent AnswerCall(string content) => Call("new_answer", ("content", content));

    public static FunctionCallContent VoteCall(string alias) => Call("vote", ("agent_id", alias), ("reason", "because"));

    public static FunctionCallContent Call(string tool, params (string Name, object? Value)[] arguments) => new(
        $"call{Interlocked.Increment(ref _ids)}", tool, arguments.ToDictionary(pair => pair.Name, pair => (object?)JsonSerializer.SerializeToElement(pair.Value)));
}
