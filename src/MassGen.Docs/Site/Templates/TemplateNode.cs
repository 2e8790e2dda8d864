namespace MassGen.Docs.Site.Templates;

/// <summary>A piece of a template that was read.</summary>
internal abstract record TemplateNode;

/// <summary>Text that stands for itself.</summary>
internal sealed record TextNode(string Text) : TemplateNode;

/// <summary><c>{{name}}</c>, or <c>{{{name}}}</c> for what is HTML already.</summary>
internal sealed record ValueNode(TemplateName Name, bool IsHtml) : TemplateNode;

/// <summary><c>{{> partial context}}</c>.</summary>
internal sealed record PartialNode(string Partial, TemplateName? Context, TemplateText Template, int Offset) : TemplateNode;

/// <summary><c>{{#if name}}…{{else}}…{{/if}}</c> and its sisters.</summary>
internal sealed record BlockNode(BlockKind Kind, TemplateName Name, TemplateNode[] Body, TemplateNode[] Else) : TemplateNode;

internal enum BlockKind
{
    If,
    Unless,
    Each,
    With,
}

/// <summary>A name in a template: <c>title</c>, <c>../agent</c>, <c>previous.title</c>, <c>this</c>, <c>@index</c>.</summary>
/// <param name="Template">Where it stands.</param>
/// <param name="Offset">Where in it.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Levels">How many <c>../</c> it begins with.</param>
/// <param name="Parts">The properties to follow; none for <c>this</c>.</param>
internal sealed record TemplateName(TemplateText Template, int Offset, string Text, int Levels, string[] Parts)
{
    /// <summary>Reads a name.</summary>
    public static TemplateName Read(TemplateText template, int offset, string text)
    {
        var (rest, levels) = (text, 0);
        for (; rest.StartsWith("../", StringComparison.Ordinal); rest = rest[3..])
        {
            levels++;
        }

        rest = rest is ".." ? "" : rest;
        levels += text == ".." ? 1 : 0;
        rest = rest.StartsWith("this.", StringComparison.Ordinal) || rest.StartsWith("this/", StringComparison.Ordinal) ? rest[5..] : rest;
        return new TemplateName(template, offset, text, levels, rest is "this" or "." or "" ? [] : rest.Split('.', '/'));
    }
}
