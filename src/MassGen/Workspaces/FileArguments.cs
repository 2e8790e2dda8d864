using System.Globalization;
using System.Text.Json;
using MassGen.Diagnostics;
using Microsoft.Extensions.AI;

namespace MassGen.Workspaces;

/// <summary>A tool's arguments as models send them: JSON elements or plain values, numbers also as text.</summary>
internal sealed class FileArguments(AIFunctionArguments arguments)
{
    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "a text");

    public string? OptionalText(string name) => Value(name) switch
    {
        null => null,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        _ => throw new FileToolException($"'{name}' must be a text."),
    };

    /// <summary>A whole number above 0, or null when it was not given.</summary>
    public int? Count(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= int.MaxValue && number == Math.Truncate(number)
                ? (int)number
                : throw new FileToolException($"'{name}' must be a whole number of at least 1.");
    }

    public bool Flag(string name) => Value(name) switch
    {
        null => false,
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => throw new FileToolException($"'{name}' must be true or false."),
    };

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw new FileToolException($"'{name}' must be a list of texts."))];

    /// <summary>The elements of a list; none when it was not given.</summary>
    public IReadOnlyList<JsonElement> Items(string name) => Value(name) switch
    {
        null => [],
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray()],
        _ => throw new FileToolException($"'{name}' must be a list."),
    };

    private object? Value(string name) =>
        arguments.TryGetValue(name, out var value) && value is not JsonElement { ValueKind: JsonValueKind.Null } ? value : null;

    private FileToolException Missing(string name, string form)
    {
        var near = NearestWord.Of(name, arguments.Keys) is { } given ? $" You gave '{given}'." : "";
        return new FileToolException($"'{name}' is missing: it must be {form}.{near}");
    }
}
