using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Templates;

/// <summary>Writes a template with a view in it.</summary>
internal sealed class TemplateWriter(IReadOnlyDictionary<string, TemplateNode[]> partials, StringBuilder html)
{
    // Deeper than any menu; a partial that calls itself without end gets here soon.
    private const int DeepestPartial = 100;

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");
    private int _depth;

    public void Write(TemplateNode[] nodes, TemplateScope scope)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode text:
                    html.Append(text.Text);
                    break;
                case ValueNode value:
                    Write(Text(scope.Find(value.Name)), value.IsHtml);
                    break;
                case BlockNode { Kind: BlockKind.Each } each:
                    Each(each, scope);
                    break;
                case BlockNode block:
                    Choose(block, scope);
                    break;
                case PartialNode partial:
                    Partial(partial, scope);
                    break;
            }
        }
    }

    private void Choose(BlockNode block, TemplateScope scope)
    {
        var value = scope.Find(block.Name);
        var isTaken = TemplateScope.IsThere(value) != (block.Kind == BlockKind.Unless);
        Write(isTaken ? block.Body : block.Else, isTaken && block.Kind == BlockKind.With ? new TemplateScope(value, scope) : scope);
    }

    private void Each(BlockNode each, TemplateScope scope)
    {
        IList items = scope.Find(each.Name) switch
        {
            null => Array.Empty<object>(),
            string or not IEnumerable => throw new InvalidInputException(each.Name.Template.Fault(
                "MG7054", $"'{each.Name.Text}' is one value; {{{{#each}}}} needs many.", each.Name.Offset, each.Name.Text.Length, "Use {{#if}} or {{#with}}.")),
            IList list => list,
            IEnumerable many => many.Cast<object?>().ToList(),
        };
        for (var index = 0; index < items.Count; index++)
        {
            Write(each.Body, new TemplateScope(items[index], scope, index, index == items.Count - 1));
        }

        if (items.Count == 0)
        {
            Write(each.Else, scope);
        }
    }

    private void Partial(PartialNode partial, TemplateScope scope)
    {
        if (++_depth > DeepestPartial)
        {
            throw new InvalidInputException(partial.Template.Fault(
                "MG7054", $"The partial '{partial.Partial}' calls itself without end.", partial.Offset, suggestion: "Put the call into an {{#if}} that ends it."));
        }

        Write(partials[partial.Partial], partial.Context is null ? scope : new TemplateScope(scope.Find(partial.Context), scope));
        _depth--;
    }

    private void Write(string text, bool isHtml)
    {
        var rest = text.AsSpan();
        for (int place; !isHtml && (place = rest.IndexOfAny(Special)) >= 0; rest = rest[(place + 1)..])
        {
            html.Append(rest[..place]).Append(rest[place] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
        }

        html.Append(rest);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
