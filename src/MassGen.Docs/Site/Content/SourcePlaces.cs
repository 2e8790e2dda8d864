using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Content;

/// <summary>Turns offsets in a text into places that people can open.</summary>
public static class SourcePlaces
{
    /// <summary>The place of a character, counted from 0.</summary>
    public static SourcePosition At(SourceText source, int offset, int length = 1)
    {
        var before = source.Text.AsSpan(0, Math.Clamp(offset, 0, source.Text.Length));
        return new SourcePosition(source, before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1, Math.Max(1, length));
    }
}
