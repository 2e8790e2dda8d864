using System.Text.Json;

namespace MassGen.Sandbox.Engine;

/// <summary>Finds the engine's words in an answer that may be JSON, plain text or a proxy's HTML page.</summary>
internal static class EngineError
{
    private const int Longest = 2000;

    public static string Read(string body)
    {
        var text = FromJson(body) ?? body;
        text = TerminalText.Escape(text.Trim());
        if (text.StartsWith('<'))
            text = "it answered with a web page instead of an engine's answer: " + text;
        if (text.Length == 0)
            return "it gave no reason.";
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }

    private static string? FromJson(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.EngineMessage)?.Message;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
