using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace MassGen.Desktop.ComputerUse;

/// <summary>A tool that has a provider's model work on the agent's desktop, as the agent's own model sees it.</summary>
/// <param name="preset">What the configuration says.</param>
/// <param name="around">What the run gives.</param>
/// <param name="connect">Connects to the tool's model.</param>
internal sealed class ComputerToolFunction(ComputerPreset preset, TaskSurroundings around, ConnectModel connect) : AIFunction
{
    // A report is for reading on; the log has every action.
    private const int MostActions = 20;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => preset.Tool.Name;

    public override string Description =>
        "Has a model that can see and use a computer do a task on your Linux desktop with a Chromium browser, and tells what it did and found. "
        + "The desktop stays as it is between calls. Files in /workspace of the desktop are those of your workspace.";

    public override JsonElement JsonSchema { get; } = Schema(preset.Tool.Parameter);

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (TaskIn(arguments) is not { } task)
        {
            return Text(new JsonObject { ["success"] = false, ["error"] = $"'{preset.Tool.Parameter}' is missing: say what is to be done, in a text." });
        }

        var result = await new ComputerTask(around).RunAsync(task, screen => ComputerModels.Open(preset, screen, connect), cancellationToken).ConfigureAwait(false);
        await around.Desktop.SynchroniseAsync(cancellationToken).ConfigureAwait(false);
        return Text(Report(result));
    }

    // The Python project calls it 'query' in one of its tools, and its pages do not.
    private string? TaskIn(AIFunctionArguments arguments) => new[] { preset.Tool.Parameter, "task", "query" }
        .Select(name => arguments.TryGetValue(name, out var value) ? value as string ?? (value as JsonElement?)?.ToString() : null)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private JsonObject Report(TaskResult result)
    {
        var report = new JsonObject
        {
            ["success"] = result.Outcome == TaskOutcome.Completed,
            ["operation"] = preset.Tool.Name,
            ["outcome"] = result.Outcome,
            ["message"] = result.Message,
            ["text"] = result.Text,
            ["iterations"] = result.Iterations,
            ["actions"] = new JsonArray([.. result.Actions.TakeLast(MostActions).Select(action => JsonValue.Create(action))]),
        };
        if (result.Address is { } address)
        {
            report["url"] = address;
        }

        return report;
    }

    private static JsonElement Schema(string parameter)
    {
        using var schema = JsonDocument.Parse(Text(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [parameter] = new JsonObject { ["type"] = "string", ["description"] = "What is to be done, with everything that must be known for it." },
            },
            ["required"] = new JsonArray(JsonValue.Create(parameter)),
            ["additionalProperties"] = false,
        }));
        return schema.RootElement.Clone();
    }

    private static string Text(JsonObject json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
