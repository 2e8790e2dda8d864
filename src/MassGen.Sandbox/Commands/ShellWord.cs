namespace MassGen.Sandbox.Commands;

/// <summary>Any text as one word of a shell's line.</summary>
internal static class ShellWord
{
    /// <summary>
    /// The text between single quotes, where nothing has a meaning to the shell but another single quote. A line break becomes the variable
    /// <c>n</c>, so that the word does not end the line.
    /// </summary>
    public static string Quote(string text) => "'"
        + text.Replace("'", """'\''""", StringComparison.Ordinal).Replace("\n", "'\"$n\"'", StringComparison.Ordinal) + "'";
}
