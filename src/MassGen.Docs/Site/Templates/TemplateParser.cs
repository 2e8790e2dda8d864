using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Templates;

/// <summary>Reads a template of the Handlebars language, as much of it as pages need. Faults are collected with their places.</summary>
internal sealed class TemplateParser(TemplateText template, IReadOnlyCollection<string> partials, ICollection<Diagnostic> faults)
{
    private static readonly Dictionary<string, BlockKind> Blocks = new()
    {
        ["if"] = BlockKind.If,
        ["unless"] = BlockKind.Unless,
        ["each"] = BlockKind.Each,
        ["with"] = BlockKind.With,
    };

    private readonly Stack<OpenBlock> _open = new();

    /// <summary>Reads it whole.</summary>
    public TemplateNode[] Read()
    {
        var root = new OpenBlock(default, BlockKind.If, null, "");
        _open.Push(root);
        var text = template.Source.Text;
        var done = 0;
        while (TemplateTag.Next(text, done) is { } tag)
        {
            if (tag.End == 0)
            {
                faults.Add(template.Fault("MG7050", "This expression is not closed: '}}' is missing.", tag.Start, 2));
                return [];
            }

            Text(text, done, tag.TextEnd);
            if (!Read(tag))
            {
                return [];
            }

            done = tag.TextStart;
        }

        Text(text, done, text.Length);
        foreach (var block in _open.Where(block => block != root))
        {
            faults.Add(template.Fault(
                "MG7051", $"'{{{{#{block.Word}}}}}' is never closed.", block.Tag.Start, block.Tag.End - block.Tag.Start,
                $"Write {{{{/{block.Word}}}}} where it ends."));
        }

        return [.. root.Body];
    }

    private void Text(string text, int from, int to)
    {
        if (to > from)
        {
            _open.Peek().Present.Add(new TextNode(text[from..to]));
        }
    }

    private bool Read(TemplateTag tag)
    {
        switch (tag.Inside)
        {
            case ['!', ..]:
                return true;
            case ['#', .. var block]:
                return Open(tag, block, tag.InsideStart + 1);
            case ['/', .. var word]:
                return Close(tag, word.Trim());
            case ['>', .. var partial]:
                Partial(tag, partial);
                return true;
            case "else" when _open.Count > 1:
                _open.Peek().Turn();
                return true;
            default:
                return tag.Inside.StartsWith("else ", StringComparison.Ordinal) && _open.Count > 1 ? ElseIf(tag) : Value(tag);
        }
    }

    private bool Open(TemplateTag tag, string inside, int offset)
    {
        var words = inside.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [var word, var name] || !Blocks.TryGetValue(word, out var kind) || name.Contains(' '))
        {
            faults.Add(template.Fault(
                "MG7054", $"'{{{{{tag.Inside}}}}}' is not a block that is known, with one name.", tag.Start, tag.End - tag.Start,
                words.Length > 0 ? NearestWord.Suggestion(words[0], Blocks.Keys) ?? "Blocks: {{#if name}}, {{#unless name}}, {{#each name}}, {{#with name}}." : null));
            return false;
        }

        _open.Push(new OpenBlock(tag, kind, Name(name, template.Source.Text.IndexOf(name, offset + inside.IndexOf(word, StringComparison.Ordinal) + word.Length, StringComparison.Ordinal)), word));
        return true;
    }

    private bool ElseIf(TemplateTag tag)
    {
        _open.Peek().Turn();
        var isOpen = Open(tag, tag.Inside["else ".Length..], tag.InsideStart + "else ".Length);
        if (isOpen)
        {
            _open.Peek().IsChained = true;
        }

        return isOpen;
    }

    private bool Close(TemplateTag tag, string word)
    {
        var closing = _open.Peek();
        while (closing.IsChained && _open.Count > 1)
        {
            closing = End();
        }

        if (_open.Count == 1 || closing.Word != word)
        {
            var open = _open.Count == 1 ? "" : $"; '{{{{#{closing.Word}}}}}' of line {Content.SourcePlaces.At(template.Source, closing.Tag.Start).Line} is";
            faults.Add(template.Fault("MG7051", $"'{{{{/{word}}}}}' closes nothing that is open here{open}.", tag.Start, tag.End - tag.Start));
            return false;
        }

        End();
        return true;
    }

    // Puts the innermost block into the one around it, which is then the innermost.
    private OpenBlock End()
    {
        var block = _open.Pop();
        _open.Peek().Present.Add(new BlockNode(block.Kind, block.Name!, [.. block.Body], [.. block.Else]));
        return _open.Peek();
    }

    private void Partial(TemplateTag tag, string inside)
    {
        var words = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (1 or 2))
        {
            faults.Add(template.Fault("MG7054", "A partial has a name and at most one value: {{> name value}}.", tag.Start, tag.End - tag.Start));
        }
        else if (!partials.Contains(words[0]))
        {
            faults.Add(template.Fault("MG7052", $"There is no partial '{words[0]}'.", tag.Start, tag.End - tag.Start, NearestWord.Suggestion(words[0], partials)));
        }
        else
        {
            var context = words.Length == 2 ? Name(words[1], template.Source.Text.LastIndexOf(words[1], tag.End, StringComparison.Ordinal)) : null;
            _open.Peek().Present.Add(new PartialNode(words[0], context, template, tag.Start));
        }
    }

    private bool Value(TemplateTag tag)
    {
        if (tag.Inside.Length == 0 || tag.Inside.Contains(' '))
        {
            faults.Add(template.Fault("MG7054", $"'{tag.Inside}' is not one name; templates call nothing.", tag.Start, tag.End - tag.Start));
            return false;
        }

        _open.Peek().Present.Add(new ValueNode(Name(tag.Inside, tag.InsideStart), tag.IsHtml));
        return true;
    }

    private TemplateName Name(string text, int offset) => TemplateName.Read(template, offset, text);

    private sealed class OpenBlock(TemplateTag tag, BlockKind kind, TemplateName? name, string word)
    {
        private bool _isTurned;

        public TemplateTag Tag => tag;

        public BlockKind Kind => kind;

        public TemplateName? Name => name;

        public string Word => word;

        public bool IsChained { get; set; }

        public List<TemplateNode> Body { get; } = [];

        public List<TemplateNode> Else { get; } = [];

        public List<TemplateNode> Present => _isTurned ? Else : Body;

        public void Turn() => _isTurned = true;
    }
}
