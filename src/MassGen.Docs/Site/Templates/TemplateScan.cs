using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Templates;

/// <summary>Finds what is wrong with a template before it is compiled: the engine itself does not say where.</summary>
internal static partial class TemplateScan
{
    /// <summary>Collects the faults of a template.</summary>
    public static void Check(SourceText template, IReadOnlyCollection<string> partials, ICollection<Diagnostic> faults)
    {
        var open = new Stack<(string Name, SourcePosition Place)>();
        foreach (Match tag in Tag().Matches(template.Text))
        {
            var place = SourcePlaces.At(template, tag.Index, tag.Length);
            var name = tag.Groups["name"].Value;
            switch (tag.Groups["kind"].Value)
            {
                case "{{":
                    faults.Add(Fault("MG7050", "This expression is not closed: '}}' is missing.", place));
                    break;
                case "#":
                    open.Push((name, place));
                    break;
                case "/" when !open.TryPop(out var last) || last.Name != name:
                    faults.Add(Fault("MG7051", $"'{{{{/{name}}}}}' closes nothing that is open here{(last.Name is null ? "" : $"; '{{{{#{last.Name}}}}}' of line {last.Place.Line} is")}.", place));
                    return;
                case ">" when !partials.Contains(name):
                    faults.Add(Fault("MG7052", $"There is no partial '{name}'.", place, NearestWord.Suggestion(name, partials)));
                    break;
                default:
                    break;
            }
        }

        foreach (var (name, place) in open)
        {
            faults.Add(Fault("MG7051", $"'{{{{#{name}}}}}' is never closed.", place, $"Write {{{{/{name}}}}} where it ends."));
        }
    }

    /// <summary>Where a template uses a name, or null when it does not.</summary>
    public static SourcePosition? PlaceOf(string name, SourceText template)
    {
        foreach (Match tag in Tag().Matches(template.Text))
        {
            if (Regex.Match(tag.Value, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)") is { Success: true } use)
            {
                return SourcePlaces.At(template, tag.Index + use.Index, name.Length);
            }
        }

        return null;
    }

    private static Diagnostic Fault(string code, string message, SourcePosition place, string? suggestion = null) =>
        new(code, Severity.Error, message, place, Suggestion: suggestion);

    [GeneratedRegex(@"\{\{\{?~?\s*(?:(?<comment>!)|(?<kind>[\#/>])?\s*(?<name>[\w./-]+))?[^{}]*\}\}\}?|(?<kind>\{\{)", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
