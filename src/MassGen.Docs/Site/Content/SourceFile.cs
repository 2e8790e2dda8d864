using System.Text;
using System.Text.Unicode;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Content;

/// <summary>Reads a text that somebody wrote. What cannot be read is told, and never replaced in silence.</summary>
public static class SourceFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file: UTF-8 with or without its mark, with any line ends.</summary>
    /// <param name="shown">The path to show in messages.</param>
    /// <param name="file">The file.</param>
    /// <param name="faults">Where faults are collected.</param>
    /// <returns>Its text, with line feeds between lines.</returns>
    public static SourceText Read(string shown, string file, ICollection<Diagnostic> faults) => Decode(shown, File.ReadAllBytes(file), faults);

    /// <summary>The text of bytes, as <see cref="Read"/> reads them.</summary>
    public static SourceText Decode(string shown, ReadOnlySpan<byte> bytes, ICollection<Diagnostic> faults)
    {
        bytes = bytes.StartsWith(ByteOrderMark) ? bytes[3..] : bytes;
        var text = Encoding.UTF8.GetString(bytes);
        var source = new SourceText(shown, text.Contains('\r') ? text.ReplaceLineEndings("\n") : text);
        if (!Utf8.IsValid(bytes))
        {
            var isUtf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
            faults.Add(new Diagnostic(
                "MG7081", Severity.Error, isUtf16 ? "The file is UTF-16." : "What stands here is not UTF-8.",
                SourcePlaces.At(source, FirstInvalid(bytes)), Suggestion: "Save the file as UTF-8."));
        }
        else if (source.Text.IndexOf('\0', StringComparison.Ordinal) is var at and >= 0)
        {
            faults.Add(new Diagnostic(
                "MG7082", Severity.Error, "A NUL character stands here; text has none.", SourcePlaces.At(source, at), Suggestion: "Remove it."));
        }

        return source;
    }

    // Carriage returns before it were removed.
    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length];
        Utf8.ToUtf16(bytes, characters, out _, out var written, replaceInvalidSequences: false);
        return written - characters.AsSpan(0, written).Count("\r\n");
    }
}
