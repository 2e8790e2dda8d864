using System.Text.Json;

namespace MassGen.Desktop.ComputerUse;

/// <summary>An action's arguments as a model wrote them; what is missing or makes no sense is told to the model in words.</summary>
internal sealed class ActionArguments(string action, JsonElement json, IPlaces places)
{
    public ScreenSize Screen => places.Screen;

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "a text");

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name, "a text"),
    };

    public double Number(string name) => OptionalNumber(name) ?? throw Missing(name, "a number");

    public double? OptionalNumber(string name) => Find(name) is { } value ? NumberOf(value, name) : null;

    public bool Switch(string name, bool otherwise) => Find(name) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true or false"),
    };

    public IReadOnlyList<string> Words(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()! : throw Wrong(name, "a list of texts"))],
        _ => throw Wrong(name, "a list of texts"),
    };

    /// <summary>The place in two fields.</summary>
    public ScreenPoint Point(string x = "x", string y = "y") => places.ToScreen(Whole(Number(x), x), Whole(Number(y), y));

    /// <summary>The place in a field that is a list of two numbers.</summary>
    public ScreenPoint Pair(string name) => OptionalPair(name) ?? throw Missing(name, "a list of two numbers");

    public ScreenPoint? OptionalPair(string name)
    {
        if (Find(name) is null)
        {
            return null;
        }

        var pair = Numbers(name);
        return pair.Count == 2 ? places.ToScreen(pair[0], pair[1]) : throw Wrong(name, "a list of two numbers");
    }

    /// <summary>The corners in a field that is a list of four numbers; the second lies beyond the last pixel.</summary>
    public (ScreenPoint From, ScreenPoint To) Region(string name)
    {
        var corners = Numbers(name);
        return corners is [var left, var top, var right, var bottom] && right > left && bottom > top
            ? (places.ToScreen(left, top), places.ToScreen(right - 1, bottom - 1))
            : throw Wrong(name, "[x0, y0, x1, y1] with x1 beyond x0 and y1 beyond y0");
    }

    /// <summary>The places in a field that is a list of maps, or of lists of two numbers.</summary>
    public IReadOnlyList<ScreenPoint> Path(string name)
    {
        var path = Find(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(item => item.ValueKind switch
        {
            JsonValueKind.Object => new ActionArguments(action, item, places).Point(),
            JsonValueKind.Array when item.GetArrayLength() == 2 => places.ToScreen(
                Whole(NumberOf(item[0], name), name), Whole(NumberOf(item[1], name), name)),
            _ => throw Wrong(name, "a list of places"),
        }).ToList() : throw Missing(name, "a list of places");
        return path.Count >= 2 ? path : throw Wrong(name, "a list of at least two places");
    }

    /// <summary>One of several words.</summary>
    public string Word(string name, string? otherwise, params IReadOnlyList<string> known)
    {
        var word = OptionalText(name) ?? otherwise ?? throw Missing(name, string.Join(", ", known));
        return known.Contains(word) ? word : throw Wrong(name, "one of " + string.Join(", ", known));
    }

    /// <summary>A time in seconds.</summary>
    public TimeSpan Seconds(string name, int most) => Number(name) is >= 0 and var seconds && seconds <= most
        ? TimeSpan.FromSeconds(seconds) : throw Wrong(name, FormattableString.Invariant($"a number of seconds from 0 to {most}"));

    public ActionFault Wrong(string name, string expected) => new($"'{name}' of '{action}' must be {expected}.");

    private ActionFault Missing(string name, string expected) => new($"'{action}' needs '{name}': {expected}.");

    private List<int> Numbers(string name) => Find(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => Whole(NumberOf(item, name), name))] : throw Missing(name, "a list of numbers");

    private JsonElement? Find(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null ? value : null;

    private double NumberOf(JsonElement value, string name) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
        ? number : throw Wrong(name, "a number");

    private int Whole(double number, string name) => number is > -1_000_000 and < 1_000_000
        ? (int)Math.Round(number, MidpointRounding.AwayFromZero) : throw Wrong(name, "a place on the screen");
}

/// <summary>An action that cannot be done, in words for the model. It never leaves the adapters.</summary>
internal sealed class ActionFault(string message) : Exception(message);
