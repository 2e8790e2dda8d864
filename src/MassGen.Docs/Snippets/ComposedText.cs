using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets;

/// <summary>A text made of parts of others, that knows where each of them was written.</summary>
/// <param name="text">The text.</param>
/// <param name="origins">The beginnings of its parts, in the order of the text, and where people wrote them.</param>
public sealed class ComposedText(SourceText text, IReadOnlyList<(int Line, int Column, SourcePosition Origin)> origins)
{
    /// <summary>The text.</summary>
    public SourceText Text => text;

    /// <summary>Where people wrote what stands at a place of the text; a place of another text is given back as it is.</summary>
    public SourcePosition Origin(SourcePosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        if (position.Source != text)
        {
            return position;
        }

        var (low, high) = (0, origins.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isBefore = (origins[middle].Line, origins[middle].Column).CompareTo((position.Line, position.Column)) <= 0;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? position : origins[low - 1].Origin with { Length = position.Length };
    }

    /// <summary>A diagnostic about the text, at the place where people can mend it.</summary>
    public Diagnostic AtOrigin(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Position is { } position ? diagnostic with { Position = Origin(position) } : diagnostic;
    }
}
