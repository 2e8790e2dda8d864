using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>A guess at how many tokens messages are: four characters each, as English text has on average.</summary>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4;

    public static long Of(IEnumerable<ChatMessage> messages) => messages.Sum(Of);

    private static long Of(ChatMessage message) =>
        (message.Contents.Sum(content => (long)Length(content)) + CharactersPerToken - 1) / CharactersPerToken;

    private static int Length(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(pair => pair.Key.Length + (pair.Value?.ToString()?.Length ?? 0)) ?? 0),
        FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
        _ => 0,
    };
}
