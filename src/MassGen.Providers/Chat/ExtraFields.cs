using System.Text;
using System.Text.Json.Nodes;
using OpenAI.Chat;

namespace MassGen.Providers;

/// <summary>Puts fields into a request's body that the SDK has no property for.</summary>
internal static class ExtraFields
{
    public static void Add(ChatCompletionOptions options, IReadOnlyDictionary<string, JsonNode?> fields)
    {
        foreach (var (name, value) in fields)
        {
            // The SDK marks its way to such fields as experimental; what it writes is tested against a socket.
#pragma warning disable SCME0001
            options.Patch.Set(PathOf(name), BinaryData.FromString(value?.ToJsonString() ?? "null"));
#pragma warning restore SCME0001
        }
    }

    // JSONPath in brackets, so that a name may hold dots; the SDK knows no escapes in it, only both kinds of quotes.
    private static byte[] PathOf(string name)
    {
        var quote = name.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
        return Encoding.UTF8.GetBytes($"$[{quote}{name}{quote}]");
    }
}
