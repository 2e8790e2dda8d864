using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Providers.Json;

namespace MassGen.Providers.Recording;

/// <summary>Recorded traffic: JSON lines, a header first and then one interaction a line.</summary>
/// <param name="Header">When and where it was recorded.</param>
/// <param name="Interactions">The interactions by conversation and call.</param>
public sealed record Cassette(CassetteHeader Header, IReadOnlyList<Interaction> Interactions)
{
    /// <summary>Reads a cassette.</summary>
    /// <exception cref="InvalidInputException">It is not one; the diagnostic names the line.</exception>
    public static Cassette Load(SourceText source)
    {
        var lines = source.Text.Split('\n').Select((text, index) => (Text: text.TrimEnd('\r'), Number: index + 1))
            .Where(line => line.Text.Length > 0).ToArray();
        return lines.Length == 0
            ? throw Fault(source, 1, "The file is empty.")
            : new Cassette(Read(source, lines[0], HeaderOf), [.. lines.Skip(1).Select(line => Read(source, line, InteractionOf))]);
    }

    /// <summary>The whole text of the file.</summary>
    public string ToText() => string.Concat(
        Interactions.OrderBy(one => one.Conversation, StringComparer.Ordinal).ThenBy(one => one.Call).Select(Line)
            .Prepend(Line(Header)).Select(line => line + "\n"));

    private static string Line(CassetteHeader header) => JsonText.Compact(new JsonObject
    {
        ["format"] = header.Format,
        ["provenance"] = header.Provenance,
        ["recordedAt"] = header.RecordedAt.ToString("O", CultureInfo.InvariantCulture),
        ["endpoint"] = header.Endpoint,
        ["version"] = header.Version,
    });

    private static string Line(Interaction one) => JsonText.Compact(new JsonObject
    {
        ["conversation"] = one.Conversation,
        ["call"] = one.Call,
        ["request"] = one.Request?.DeepClone(),
        ["status"] = one.Status,
        ["headers"] = new JsonObject(one.Headers.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value)))),
        ["body"] = one.Body,
        ["complete"] = one.IsComplete,
        ["model"] = one.Model,
    });

    private static T Read<T>(SourceText source, (string Text, int Number) line, Func<JsonObject, T> read)
    {
        try
        {
            return read((JsonObject)(JsonNode.Parse(line.Text) ?? throw new FormatException("The line holds null.")));
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or InvalidCastException)
        {
            throw Fault(source, line.Number, broken.Message);
        }
    }

    private static CassetteHeader HeaderOf(JsonObject line)
    {
        var format = (int)Required(line, "format");
        return format != CassetteHeader.CurrentFormat
            ? throw new FormatException($"Its format is {format}; this library reads {CassetteHeader.CurrentFormat}.")
            : new CassetteHeader(format, (string)Required(line, "provenance")!,
                DateTimeOffset.Parse((string)Required(line, "recordedAt")!, CultureInfo.InvariantCulture), (string)Required(line, "endpoint")!,
                (string?)line["version"]);
    }

    private static Interaction InteractionOf(JsonObject line) => new(
        (string)Required(line, "conversation")!, (int)Required(line, "call"), line["request"]?.DeepClone(), (int)Required(line, "status"),
        (line["headers"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => (string?)pair.Value ?? ""),
        (string)Required(line, "body")!, (bool?)line["complete"] ?? true, (string?)line["model"]);

    private static JsonNode Required(JsonObject line, string key) => line[key] ?? throw new FormatException($"'{key}' is missing.");

    private static InvalidInputException Fault(SourceText source, int line, string reason) => new(new Diagnostic(
        ProviderCodes.CassetteUnreadable, Severity.Error, $"This cannot be read as a cassette: {reason}", new SourcePosition(source, line, 1),
        Suggestion: "Record it again; cassettes are not written by hand."));
}
