using System.Text;

namespace MassGen.Docs.Site.Templates;

/// <summary>Turns what a page shows into HTML. The engine behind it can be replaced (decisions 0002 and 0005).</summary>
public interface ITemplateRenderer
{
    /// <summary>Renders a layout.</summary>
    /// <param name="layout">Its name, without folder and ending.</param>
    /// <param name="view">What it shows; a template's <c>title</c> is the property <c>Title</c>.</param>
    /// <exception cref="Diagnostics.InvalidInputException">The template cannot be used.</exception>
    string Render(string layout, object view);

    /// <summary>Renders a layout behind what a text holds already.</summary>
    /// <inheritdoc cref="Render(string, object)"/>
    void Render(string layout, object view, StringBuilder html);
}
