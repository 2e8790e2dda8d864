using System.Globalization;
using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Runs the tools a model asks for. A tool that fails tells the model, it does not end the turn.</summary>
internal sealed class ToolCalls(
    string agent, IReadOnlyList<AIFunction> tools, Func<AIFunction, bool> waits, TimeProvider time, Action<RunEvent> append)
{
    public async Task<FunctionResultContent> RunAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        Announce(call);
        var started = time.GetTimestamp();
        var (ok, result) = await InvokeAsync(call, cancellationToken).ConfigureAwait(false);
        append(new ToolFinished
        {
            Agent = agent,
            CallId = call.CallId,
            Tool = call.Name,
            Ok = ok,
            Result = result,
            Elapsed = time.GetElapsedTime(started),
        });
        return new FunctionResultContent(call.CallId, result);
    }

    /// <summary>Answers a call without running anything.</summary>
    public FunctionResultContent Refuse(FunctionCallContent call, string reason)
    {
        Announce(call);
        var result = "Error: " + reason;
        append(new ToolFinished
        {
            Agent = agent,
            CallId = call.CallId,
            Tool = call.Name,
            Ok = false,
            Result = result,
            Elapsed = TimeSpan.Zero,
        });
        return new FunctionResultContent(call.CallId, result);
    }

    private void Announce(FunctionCallContent call) => append(new ToolRequested
    {
        Agent = agent,
        CallId = call.CallId,
        Tool = call.Name,
        Arguments = ToJson(call.Arguments),
    });

    private async Task<(bool Ok, string Result)> InvokeAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (call.Exception is { } broken)
        {
            return (false, $"Error: the arguments are not valid JSON: {broken.Message}");
        }

        if (tools.FirstOrDefault(tool => tool.Name == call.Name) is not { } found)
        {
            var names = tools.Where(tool => !waits(tool)).Select(tool => tool.Name).ToList();
            return (false, $"Error: there is no tool '{call.Name}'. {NearestWord.Suggestion(call.Name, names)
                ?? (names.Count == 0 ? "You have no tools but those for answering and voting." : $"Your tools: {string.Join(", ", names)}.")}");
        }

        if (waits(found))
        {
            return (false, "Error: " + Prompts.ToolWaits(found.Name));
        }

        try
        {
            var result = await found.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken).ConfigureAwait(false);
            return (true, Text(result));
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (false, $"Error: {failed.Message}");
        }
    }

    private static string Text(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        JsonElement json => json.GetRawText(),
        _ => result.ToString() ?? "",
    };

    // Most clients give JSON elements; some give the plain values.
    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int or long or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(value?.ToString());
                break;
        }
    }

    private static JsonElement? ToJson(IDictionary<string, object?>? arguments)
    {
        if (arguments is null)
        {
            return null;
        }

        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
