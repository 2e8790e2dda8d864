using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>The JSON of the orchestrator's own tools.</summary>
internal static class ToolJson
{
    public static JsonElement Schema(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static string? Argument(FunctionCallContent call, string name) =>
        call.Arguments?.TryGetValue(name, out var value) == true ? value?.ToString() : null;
}
