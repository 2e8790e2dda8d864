using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.Compiler.Resolvers;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Templates;

/// <summary>Handlebars: <c>layouts/*.hbs</c> and <c>partials/*.hbs</c> of a folder. A name that a view does not have is an error.</summary>
public sealed class HandlebarsRenderer : ITemplateRenderer
{
    private const string Ending = ".hbs";
    private readonly Dictionary<string, SourceText> _layouts;
    private readonly Dictionary<string, SourceText> _partials;
    private readonly Dictionary<string, HandlebarsTemplate<object, object>> _compiled = [];
    private readonly IHandlebars _handlebars = Handlebars.Create(new HandlebarsConfiguration
    {
        ThrowOnUnresolvedBindingExpression = true,
        ExpressionNameResolver = new UpperCamelCaseExpressionNameResolver(),
        FormatProvider = CultureInfo.InvariantCulture,
    });

    /// <summary>Reads the templates of a folder.</summary>
    /// <exception cref="InvalidInputException">One of them cannot be used.</exception>
    public HandlebarsRenderer(string folder, Words? words = null)
    {
        var faults = new List<Diagnostic>();
        _layouts = Read(folder, "layouts", words ?? Words.English, faults);
        _partials = Read(folder, "partials", words ?? Words.English, faults);
        foreach (var template in _layouts.Values.Concat(_partials.Values))
        {
            TemplateScan.Check(template, _partials.Keys, faults);
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        foreach (var (name, partial) in _partials)
        {
            _handlebars.RegisterTemplate(name, partial.Text);
        }
    }

    public string Render(string layout, object view)
    {
        try
        {
            return Compiled(layout)(view);
        }
        catch (Exception failed) when (Undefined(failed) is { } name)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7053", Severity.Error, $"'{name}' is not a name that the layout '{layout}' is given.", PlaceOf(name, layout),
                Suggestion: NearestWord.Suggestion(name, view.GetType().GetProperties().Select(property => property.Name.ToLowerInvariant()))));
        }
        catch (HandlebarsException broken)
        {
            var position = _layouts.TryGetValue(layout, out var source) ? new SourcePosition(source, 1, 1) : null;
            throw new InvalidInputException(new Diagnostic("MG7054", Severity.Error, $"The layout '{layout}' cannot be used: {broken.Message}", position));
        }
    }

    private HandlebarsTemplate<object, object> Compiled(string layout)
    {
        if (!_compiled.TryGetValue(layout, out var template))
        {
            if (!_layouts.TryGetValue(layout, out var source))
            {
                throw new InvalidInputException(new Diagnostic(
                    "MG7055", Severity.Error, $"The layout '{layout}' is missing: layouts/{layout}{Ending} in the folder of templates."));
            }

            _compiled[layout] = template = _handlebars.Compile(source.Text);
        }

        return template;
    }

    // Inside of a partial the engine wraps the exception that tells the name.
    private static string? Undefined(Exception? failed) =>
        failed is null ? null : (failed as HandlebarsUndefinedBindingException)?.MissingKey ?? Undefined(failed.InnerException);

    private SourcePosition? PlaceOf(string name, string layout) =>
        _partials.Values.Prepend(_layouts[layout]).Select(template => TemplateScan.PlaceOf(name, template)).FirstOrDefault(place => place is not null);

    private static Dictionary<string, SourceText> Read(string folder, string kind, Words words, List<Diagnostic> faults)
    {
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var inside = Path.Combine(folder, kind);
        var files = Directory.Exists(inside) ? Directory.EnumerateFiles(inside, "*" + Ending).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return files.ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => Worded(new SourceText($"{shown}/{kind}/{Path.GetFileName(file)}", File.ReadAllText(file).ReplaceLineEndings("\n")), words, faults));
    }

    private static SourceText Worded(SourceText template, Words words, List<Diagnostic> faults) => new(template.Path, words.Into(template, faults));
}
