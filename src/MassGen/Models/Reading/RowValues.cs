using System.Globalization;
using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Models.Reading;

/// <summary>The values that the registry's rows hold.</summary>
internal static class RowValues
{
    public static IReadOnlyList<string> Words(this MapReader row, string key) => [.. row.Texts(key).Select(word => word.Text)];

    public static IReadOnlyList<string> RequiredWords(this MapReader row, string key)
    {
        if (row.Map.Find(key) is null)
        {
            row.Missing(key);
        }

        return row.Words(key);
    }

    public static long? Tokens(this MapReader row, string key)
    {
        var number = row.Number(key);
        if (number is null || (number > 0 && number == decimal.Truncate(number.Value)))
        {
            return (long?)number;
        }

        row.Fault("MG1005", key, $"'{key}' is a number of tokens: whole, and above 0.");
        return null;
    }

    public static decimal? Money(this MapReader row, string key)
    {
        var number = row.Number(key);
        if (number < 0)
        {
            row.Fault("MG1005", key, $"'{key}' is a price in US dollars; it cannot be below 0.");
        }

        return number;
    }

    public static DateOnly RequiredDate(this MapReader row, string key)
    {
        if (row.Map.Find(key) is null)
        {
            row.Missing(key);
        }

        return row.Date(key) ?? default;
    }

    public static DateOnly? Date(this MapReader row, string key)
    {
        var text = row.AnyText(key);
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        row.Fault("MG1004", key, $"'{key}' must be a day such as 2026-05-15; '{text}' is none.");
        return null;
    }

    public static string? PartOfDate(this MapReader row, string key)
    {
        var text = row.AnyText(key);
        if (text is null || DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text;
        }

        row.Fault("MG1004", key, $"'{key}' must be a day or a month such as 2026-05-15 or 2026-05; '{text}' is neither.");
        return null;
    }

    public static IReadOnlyList<T> Members<T>(this MapReader row, string key)
        where T : struct, Enum => [.. row.Words(key).Select(word => row.Member<T>(key, word)).OfType<T>()];

    public static T RequiredMember<T>(this MapReader row, string key)
        where T : struct, Enum => row.Member<T>(key, row.RequiredText(key)) ?? default;

    private static T? Member<T>(this MapReader row, string key, string word)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(WordOf);
        if (known.TryGetValue(word, out var member))
        {
            return member;
        }

        if (word.Length > 0)
        {
            row.Fault("MG1005", key, $"'{word}' is not a word for '{key}'.",
                NearestWord.Suggestion(word, known.Keys) ?? $"Words: {string.Join(", ", known.Keys)}.");
        }

        return null;
    }

    private static string WordOf<T>(T member)
        where T : struct, Enum => typeof(T) == typeof(Certainty) ? member.ToString() : JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
