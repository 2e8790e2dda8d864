using System.Text;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Templates;

/// <summary>
/// The part of the Handlebars language that pages need: <c>layouts/*.hbs</c> and <c>partials/*.hbs</c> of a folder. A name that a view does
/// not have is an error (decision 0005 says why there is no engine behind it). Safe to use from many threads at once.
/// </summary>
public sealed class HandlebarsRenderer : ITemplateRenderer
{
    private readonly Dictionary<string, TemplateNode[]> _layouts;
    private readonly Dictionary<string, TemplateNode[]> _partials;

    /// <summary>Reads the templates of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="words">What stands for <c>{{words.NAME}}</c>; English when absent.</param>
    /// <exception cref="InvalidInputException">One of them cannot be used.</exception>
    public HandlebarsRenderer(string folder, Words? words = null)
    {
        var faults = new List<Diagnostic>();
        var layouts = TemplateText.Read(folder, "layouts", words ?? Words.English, faults);
        var partials = TemplateText.Read(folder, "partials", words ?? Words.English, faults);
        _layouts = layouts.ToDictionary(layout => layout.Key, layout => new TemplateParser(layout.Value, partials.Keys, faults).Read());
        _partials = partials.ToDictionary(partial => partial.Key, partial => new TemplateParser(partial.Value, partials.Keys, faults).Read());
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    public string Render(string layout, object view)
    {
        var html = new StringBuilder();
        Render(layout, view, html);
        return html.ToString();
    }

    public void Render(string layout, object view, StringBuilder html)
    {
        if (!_layouts.TryGetValue(layout, out var nodes))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7055", Severity.Error, $"The layout '{layout}' is missing: layouts/{layout}.hbs in the folder of templates.",
                Suggestion: NearestWord.Suggestion(layout, _layouts.Keys)));
        }

        new TemplateWriter(_partials, html).Write(nodes, new TemplateScope(view));
    }
}
