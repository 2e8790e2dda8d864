using MassGen.Diagnostics;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>
/// Makes a conversation shorter: its oldest exchanges become lines of one note. An exchange is a response of the model with all that
/// answers it, so that a call is never parted from its result; the last one stays.
/// </summary>
internal static class Shortening
{
    private const int LongestArguments = 100;
    private const int LongestResult = 200;

    /// <summary>Shortens until the estimate is at most the target, as far as that is possible.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="beginning">How many messages at its beginning stay as they are.</param>
    /// <param name="lines">The note's lines so far; a note stands after the beginning when there are any.</param>
    /// <param name="keep">A message that stays wherever it stands, or null.</param>
    /// <param name="target">Tokens, estimated.</param>
    /// <returns>Whether anything was changed.</returns>
    public static bool Apply(List<ChatMessage> messages, int beginning, List<string> lines, ChatMessage? keep, long target)
    {
        var changed = false;
        while (TokenEstimate.Of(messages) > target && OldestExchange(messages, beginning) is { } oldest)
        {
            var exchange = messages.GetRange(oldest.Start, oldest.Count);
            var hadNote = lines.Count > 0;
            lines.AddRange(LinesOf(exchange));
            messages.RemoveRange(oldest.Start, oldest.Count);
            if (keep is not null && exchange.Contains(keep))
            {
                messages.Insert(oldest.Start, keep);
            }

            WriteNote(messages, beginning, lines, hadNote);
            changed = true;
        }

        return changed;
    }

    private static (int Start, int Count)? OldestExchange(List<ChatMessage> messages, int beginning)
    {
        var start = messages.FindIndex(beginning, message => message.Role == ChatRole.Assistant);
        var next = start < 0 ? -1 : messages.FindIndex(start + 1, message => message.Role == ChatRole.Assistant);
        return next < 0 ? null : (start, next - start);
    }

    private static void WriteNote(List<ChatMessage> messages, int beginning, List<string> lines, bool hadNote)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var note = new ChatMessage(ChatRole.User, Prompts.EarlierWork + "\n" + string.Join('\n', lines));
        if (hadNote)
        {
            messages[beginning] = note;
        }
        else
        {
            messages.Insert(beginning, note);
        }
    }

    private static IEnumerable<string> LinesOf(List<ChatMessage> exchange)
    {
        var results = exchange.SelectMany(message => message.Contents).OfType<FunctionResultContent>().ToList();
        return exchange.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call =>
        {
            var result = results.Find(one => one.CallId == call.CallId)?.Result?.ToString() ?? "";
            return $"- {call.Name}({Cut(Arguments(call), LongestArguments)}) → {Cut(result, LongestResult)}";
        });
    }

    private static string Arguments(FunctionCallContent call) =>
        string.Join(", ", (call.Arguments ?? new Dictionary<string, object?>()).Select(pair => $"{pair.Key}: {pair.Value}"));

    private static string Cut(string text, int longest)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= longest ? line : TextParts.Beginning(line, longest) + "…";
    }
}
