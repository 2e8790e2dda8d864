using System.Collections;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Templates;

/// <summary>What names mean at a place of a template: a value, and the one around it.</summary>
internal sealed record TemplateScope(object? Value, TemplateScope? Outer = null, int Index = 0, bool IsLast = true)
{
    /// <summary>The value of a name.</summary>
    /// <exception cref="InvalidInputException">There is no such name here.</exception>
    public object? Find(TemplateName name)
    {
        var scope = this;
        for (var level = 0; level < name.Levels; level++)
        {
            scope = scope.Outer ?? throw Unknown(name, name.Text, this);
        }

        var value = scope.Value;
        foreach (var part in name.Parts)
        {
            value = part[0] == '@' ? scope.Of(part, name) : Property(value, part, name, scope);
        }

        return value;
    }

    /// <summary>Whether a value counts as there: not null, false, empty or zero.</summary>
    public static bool IsThere(object? value) => value switch
    {
        null or false or "" or 0 => false,
        string or true => true,
        ICollection many => many.Count > 0,
        IEnumerable many => many.GetEnumerator().MoveNext(),
        _ => true,
    };

    private object? Of(string part, TemplateName name) => part switch
    {
        "@index" => Index,
        "@first" => Index == 0,
        "@last" => IsLast,
        _ => throw Unknown(name, part, this),
    };

    // What is not there has nothing inside: {{previous.title}} without a previous page is empty.
    private static object? Property(object? value, string part, TemplateName name, TemplateScope scope) => value is null ? null
        : value is IReadOnlyDictionary<string, string> words ? words.TryGetValue(part, out var word) ? word : throw Unknown(name, part, scope)
        : ViewProperties.TryRead(value, part, out var found) ? found
        : throw Unknown(name, part, scope with { Value = value });

    private static InvalidInputException Unknown(TemplateName name, string part, TemplateScope scope) => new(name.Template.Fault(
        "MG7053", $"'{part}' is not a name that the template '{name.Template.Name}' is given here.", name.Offset, name.Text.Length,
        scope.Value is { } value ? NearestWord.Suggestion(part, ViewProperties.NamesOf(value)) : null));
}
