namespace MassGen.Docs.Site.Highlighting;

/// <summary>Collects the pieces of a code while it is read, once, from its beginning to its end.</summary>
public sealed class CodeSpans
{
    private readonly List<CodeSpan> _spans = [];

    /// <summary>The pieces, in order.</summary>
    public IReadOnlyList<CodeSpan> All => _spans;

    /// <summary>Adds a piece; an empty one is none.</summary>
    /// <returns>The character after it.</returns>
    public int Add(CodeTokenKind kind, int start, int end)
    {
        if (end > start)
        {
            _spans.Add(new CodeSpan(kind, start, end));
        }

        return end;
    }
}
