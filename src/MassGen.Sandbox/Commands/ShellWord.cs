using System.Buffers;

namespace MassGen.Sandbox.Commands;

/// <summary>Any text as one word of a shell's line.</summary>
internal static class ShellWord
{
    // Without a meaning to any shell wherever they stand in a word.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-");

    /// <summary>
    /// The text between single quotes, where nothing has a meaning to the shell but another single quote. A line break becomes the variable
    /// <c>n</c>, so that the word does not end the line. A text that needs no quotes gets none: each byte costs the reader something.
    /// </summary>
    public static string Quote(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) ? text : "'"
        + text.Replace("'", """'\''""", StringComparison.Ordinal).Replace("\n", "'\"$n\"'", StringComparison.Ordinal) + "'";
}
