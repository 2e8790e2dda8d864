using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Displays;

/// <summary>Text of models, commands and files, made harmless for a terminal.</summary>
internal static class SafeText
{
    /// <summary>The text with its lines.</summary>
    public static string Of(string text) => TerminalText.Escape(text.ReplaceLineEndings("\n"));

    /// <summary>The text as one line.</summary>
    public static string Line(string text) => TerminalText.Escape(text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim());

    /// <summary>The text as one line of limited length.</summary>
    public static string Short(string text, int longest)
    {
        var line = Line(text);
        return line.Length <= longest ? line : TextParts.Beginning(line, longest - 1) + "…";
    }
}
