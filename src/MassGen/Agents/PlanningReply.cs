using System.Text.Json;
using System.Text.RegularExpressions;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What a model judged of a task's effects. It is read leniently: case, marks of emphasis and the order of lines do not matter.</summary>
/// <param name="Irreversible">Whether there are effects that cannot be undone.</param>
/// <param name="Tools">The tools it named, or null when it named none; no tool is an empty list.</param>
/// <param name="Reason">Why, or empty.</param>
internal sealed partial record PlanningReply(bool Irreversible, IReadOnlyList<string>? Tools, string Reason)
{
    public const string ToolName = "decide_planning";

    public static AIFunctionDeclaration Tool { get; } = AIFunctionFactory.CreateDeclaration(
        ToolName, "Submit your judgement of the task's effects.", ToolJson.Schema("""
            {"type":"object","properties":{
              "irreversible":{"type":"boolean","description":"Whether the task has effects that cannot be undone."},
              "blocked_tools":{"type":"array","items":{"type":"string"},"description":"The tools that must wait, by name."},
              "reason":{"type":"string","description":"Why, in a sentence."}},
             "required":["irreversible","blocked_tools","reason"]}
            """));

    /// <summary>The judgement of a tool call, or null when it says nothing of effects.</summary>
    public static PlanningReply? OfCall(FunctionCallContent call) => TruthOf(ToolJson.Argument(call, "irreversible")) is { } irreversible
        ? new PlanningReply(irreversible, ToolsOf(call), ToolJson.Argument(call, "reason") ?? "")
        : null;

    /// <summary>The judgement of a text, or null when it says nothing of effects.</summary>
    public static PlanningReply? OfText(string text) => TruthOf(After(text, "IRREVERSIBLE")) is { } irreversible
        ? new PlanningReply(irreversible, After(text, "BLOCKED[ _]?TOOLS") is { } tools ? Names(tools) : null, After(text, "REASON") ?? "")
        : null;

    /// <summary>
    /// The decision that follows. Who names none of the tools shown as waiting, though there are irreversible effects, has all of them
    /// wait: of a judge that contradicts itself the careful half counts.
    /// </summary>
    public PlanningDecided Decide(string judge, IReadOnlyList<string> shown)
    {
        var named = shown.Where(tool => Tools?.Contains(tool, StringComparer.OrdinalIgnoreCase) == true).ToList();
        var waiting = !Irreversible ? [] : named.Count == 0 ? shown : named;
        return new PlanningDecided
        {
            Agent = judge,
            Irreversible = Irreversible,
            BlockedTools = waiting,
            AllowedTools = Irreversible ? [.. shown.Except(waiting)] : [],
            Reason = Reason,
        };
    }

    private static bool? TruthOf(string? word) => word is null ? null : Truth().Match(word).Value.ToUpperInvariant() switch
    {
        "YES" or "TRUE" => true,
        "NO" or "FALSE" => false,
        _ => null,
    };

    private static string? After(string text, string label)
    {
        var found = Regex.Match(text, $@"^[\s*_#>`-]*{label}[\s*_`]*[:=](?<rest>[^\r\n]*)", RegexOptions.IgnoreCase | RegexOptions.Multiline);
        return found.Success ? found.Groups["rest"].Value.Trim(' ', '\t', '*', '`') : null;
    }

    private static IReadOnlyList<string> ToolsOf(FunctionCallContent call) =>
        call.Arguments?.TryGetValue("blocked_tools", out var value) == true && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : Names(ToolJson.Argument(call, "blocked_tools") ?? "");

    private static IReadOnlyList<string> Names(string list) => [.. Name().Matches(list).Select(match => match.Value)];

    [GeneratedRegex(@"\b(yes|no|true|false)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Truth();

    [GeneratedRegex("[A-Za-z0-9_.-]+")]
    private static partial Regex Name();
}
