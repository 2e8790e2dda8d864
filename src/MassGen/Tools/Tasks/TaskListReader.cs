using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>Reads tasks as models write them: as texts, or as objects with <c>id</c>, <c>description</c> and <c>depends_on</c>.</summary>
internal static class TaskListReader
{
    /// <summary>The JSON Schema of one task.</summary>
    public const string ItemSchema = """
        {"anyOf":[
          {"type":"string","description":"What is to be done."},
          {"type":"object","properties":{
            "id":{"type":"string","description":"A short name for this task; made for you when absent."},
            "description":{"type":"string","description":"What is to be done."},
            "depends_on":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"integer"}]},
              "description":"Tasks that must be completed first: their ids, or their places in this list, counted from 0."}},
           "required":["description"]}]}
        """;

    // What is written may be copied by hand into every answer; longer texts belong into files.
    private const int MostCharacters = 2_000;

    private static readonly string[] Keys = ["id", "description", "depends_on"];

    /// <summary>The tasks, or a sentence on what to change.</summary>
    public static (IReadOnlyList<PlannedTask>? Tasks, string? Fault) Read(JsonArray items)
    {
        var given = items.Select(item => Text(item, "id")).ToList();
        var order = new List<string>();
        for (var index = 0; index < items.Count; index++)
        {
            order.Add(given[index] ?? TaskPlan.NewId([.. given.OfType<string>(), .. order], index + 1));
        }

        var tasks = new List<PlannedTask>();
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            var (task, fault) = Read(item, order[index], order);
            if (task is null)
            {
                return (null, $"Task {index}: {fault}");
            }

            tasks.Add(task);
        }

        return (tasks, null);
    }

    /// <summary>A description that can be kept, or a sentence on what to change.</summary>
    public static string? FaultIn(string? description) => description switch
    {
        _ when string.IsNullOrWhiteSpace(description) => "'description' is missing: it must be a text that says what is to be done.",
        { Length: > MostCharacters } => string.Create(CultureInfo.InvariantCulture, $"'description' has {description.Length} characters; {MostCharacters} is the limit."),
        _ => null,
    };

    /// <summary>The ids that dependencies mean: an id as it stands, a number as a place in the list, counted from 0.</summary>
    public static (IReadOnlyList<string>? Ids, string? Fault) Dependencies(JsonArray items, IReadOnlyList<string> order)
    {
        var ids = new List<string>();
        foreach (var item in items)
        {
            var word = item?.ToString() ?? "";
            if (order.Contains(word))
            {
                ids.Add(word);
            }
            else if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            {
                return (null, Unknown(word, order));
            }
            else if (index < 0 || index >= order.Count)
            {
                return (null, $"'depends_on' names the place {word}; " + (order.Count == 0 ? "there are no tasks yet." : $"places go from 0 to {order.Count - 1}."));
            }
            else
            {
                ids.Add(order[index]);
            }
        }

        return ([.. ids.Distinct()], null);
    }

    private static (PlannedTask? Task, string? Fault) Read(JsonNode? item, string id, IReadOnlyList<string> order)
    {
        var description = item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : Text(item, "description");
        var stranger = (item as JsonObject)?.Select(entry => entry.Key).FirstOrDefault(key => !Keys.Contains(key));
        if (stranger is not null && NearestWord.Of(stranger, Keys) is { } near)
        {
            return (null, $"there is no '{stranger}' in a task. Did you mean '{near}'?");
        }

        if (FaultIn(description) is { } fault)
        {
            return (null, fault);
        }

        var wanted = (item as JsonObject)?["depends_on"];
        var (dependencies, unknown) = Dependencies(wanted as JsonArray ?? (wanted is null ? [] : [wanted.DeepClone()]), order);
        return dependencies is null ? (null, unknown) : (new PlannedTask(id, description!) { DependsOn = dependencies }, null);
    }

    private static string Unknown(string word, IReadOnlyList<string> order) =>
        $"'depends_on' names '{word}', which is no task. " + (NearestWord.Suggestion(word, order)
            ?? (order.Count == 0 ? "There are no tasks yet." : $"Tasks: {string.Join(", ", order)}."));

    private static string? Text(JsonNode? item, string key) =>
        item is JsonObject map && map[key] is JsonValue value && value.ToString() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
