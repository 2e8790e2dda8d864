using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Desktop.Browser;

/// <summary>What to tell a model whose selector leads nowhere: what happened, and what there is instead.</summary>
internal static class PageFaults
{
    private const int MostNamed = 12;

    /// <summary>A message for a fault that the script found.</summary>
    public static BrowserFaultException Of(string fault, string selector, JsonElement found) => new(fault switch
    {
        "syntax" => $"'{selector}' is no CSS selector. Write one like 'button[type=submit]', or 'text=Sign in' for the text that is seen.",
        "nothing" => Nothing(selector, found),
        "hidden" => $"{Element(found)} is there and cannot be seen: scroll, open what holds it, or wait for it.",
        "disabled" => $"{Element(found)} is disabled: something must be filled in or chosen first.",
        "covered" => $"{Element(found)} is covered by {(found.TryGetProperty("cover", out var cover) ? cover.GetString() : "something")}. Close that first, or click it.",
        "option" => $"{Element(found)} has no such option. Options: {string.Join(", ", Texts(found, "options").Take(MostNamed).Select(option => $"'{option}'"))}.",
        "no text" => $"{Element(found)} takes no text. Click it instead, or choose a field.",
        "format" => $"{Element(found)} takes a date or time as HTML writes it, for example 2026-01-31 or 14:30.",
        _ => $"'{selector}': {fault}.",
    });

    private static string Nothing(string selector, JsonElement found)
    {
        var elements = found.GetProperty("elements").EnumerateArray()
            .Select(element => (Selector: element.GetProperty("selector").GetString()!, Label: element.GetProperty("label").GetString()!)).ToList();
        var names = elements.Select(element => element.Selector).Concat(Texts(found, "named")).Distinct().ToList();
        var there = elements.Count == 0
            ? "The page has nothing to click or to fill in; 'extract' without a selector gives its text."
            : $"The page has: {string.Join(", ", elements.Take(MostNamed).Select(Words))}{(elements.Count > MostNamed ? $" and {elements.Count - MostNamed} more; 'elements' lists them" : "")}.";
        var near = NearestWord.Of(selector, names) is { } word ? $" Did you mean '{word}'?" : "";
        return $"Nothing matches '{selector}'.{near} {there}";
    }

    private static string Words((string Selector, string Label) element) =>
        element.Label.Length == 0 || element.Selector.Contains(element.Label, StringComparison.Ordinal) ? element.Selector : $"{element.Selector} ({element.Label})";

    private static string Element(JsonElement found) => found.TryGetProperty("element", out var element) ? element.GetString()! : "It";

    private static IEnumerable<string> Texts(JsonElement found, string name) =>
        found.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];
}
