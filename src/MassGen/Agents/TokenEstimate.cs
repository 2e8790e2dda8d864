using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>A guess at how many tokens messages are.</summary>
internal static class TokenEstimate
{
    // Role and separators, which every chat format has around a message.
    private const int PerMessage = 3;

    public static long Of(IEnumerable<ChatMessage> messages) => messages.Sum(Of);

    /// <summary>What a tool's description adds to every call that offers it.</summary>
    public static long Of(AIFunction tool) =>
        TokenHeuristic.Count(tool.Name) + TokenHeuristic.Count(tool.Description) + TokenHeuristic.Count(tool.JsonSchema.GetRawText());

    private static long Of(ChatMessage message) => message.Contents.Count == 0 ? 0 : PerMessage + message.Contents.Sum(Of);

    private static long Of(AIContent content) => content switch
    {
        TextContent text => TokenHeuristic.Count(text.Text),
        FunctionCallContent call => TokenHeuristic.Count(call.Name)
            + (call.Arguments?.Sum(pair => TokenHeuristic.Count(pair.Key) + TokenHeuristic.Count(pair.Value?.ToString())) ?? 0),
        FunctionResultContent result => TokenHeuristic.Count(result.Result?.ToString()),
        _ => 0,
    };
}
