using System.Text.Json;
using MassGen.Diagnostics;
using Microsoft.Extensions.AI;

namespace MassGen.Desktop.Browser;

/// <summary>What a model asks of the browser.</summary>
internal sealed record BrowserRequest
{
    /// <summary>The words for actions: the Python project's five, then ours.</summary>
    public static IReadOnlyList<string> Actions { get; } =
        ["navigate", "click", "type", "extract", "screenshot", "press", "elements", "wait", "tabs", "new_tab", "switch_tab", "close_tab", "downloads"];

    private static readonly string[] Names = ["task", "url", "action", "selector", "text", "headless", "screenshot", "output_filename"];

    // The Python project adds it to each call where the agent has a workspace.
    private const string Workspace = "agent_cwd";

    public string Action { get; private init; } = "navigate";

    public string? Task { get; private init; }

    public string? Url { get; private init; }

    public string? Selector { get; private init; }

    public string? Text { get; private init; }

    public string? FileName { get; private init; }

    /// <summary>Reads the arguments of a call.</summary>
    /// <exception cref="BrowserFaultException">They cannot be used.</exception>
    public static BrowserRequest Read(AIFunctionArguments arguments)
    {
        if (arguments.Keys.FirstOrDefault(name => !Names.Contains(name) && name != Workspace) is { } unknown)
        {
            throw new BrowserFaultException($"There is no parameter '{unknown}'. {NearestWord.Suggestion(unknown, Names) ?? $"Parameters: {string.Join(", ", Names)}."}");
        }

        var request = new BrowserRequest
        {
            Task = Word(arguments, "task"),
            Url = Word(arguments, "url"),
            Selector = Word(arguments, "selector"),
            Text = Word(arguments, "text", keepsEmpty: true),
            FileName = Word(arguments, "output_filename"),
            Action = Word(arguments, "action") ?? "navigate",
        };
        return Actions.Contains(request.Action)
            ? request
            : throw new BrowserFaultException(
                $"There is no action '{request.Action}'. {NearestWord.Suggestion(request.Action, Actions)} Actions: {string.Join(", ", Actions)}.".Replace("  ", " ", StringComparison.Ordinal));
    }

    /// <summary>What is done, in a few words.</summary>
    public string What => string.Join(' ', new[] { Action, Action is "navigate" or "new_tab" ? Url : Selector ?? Url, Action is "press" or "switch_tab" ? Text : null }.OfType<string>());

    public string Needs(string? value, string name, string meaning) =>
        value ?? throw new BrowserFaultException($"'{Action}' needs '{name}': {meaning}.");

    private static string? Word(AIFunctionArguments arguments, string name, bool keepsEmpty = false)
    {
        var text = arguments.GetValueOrDefault(name) switch
        {
            null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            JsonElement { ValueKind: JsonValueKind.String } word => word.GetString(),
            var other => other.ToString(),
        };
        return text is null || (text.Length == 0 && !keepsEmpty) ? null : text;
    }
}
