namespace MassGen.Sandbox.Shell;

/// <summary>A word of a command line, without its quotes.</summary>
/// <param name="Text">What the shell makes of it; where that is only known when it runs, roughly what was written.</param>
/// <param name="IsLiteral">Whether nothing in it is replaced when it runs: no variable, no pattern, no other command's output.</param>
/// <param name="IsQuoted">Whether any of it was quoted, so that it is no keyword.</param>
/// <param name="IsAssignment">Whether it would set a variable at the beginning of a command.</param>
internal sealed record ShellWord(string Text, bool IsLiteral, bool IsQuoted, bool IsAssignment);

/// <summary>One program that a command line runs.</summary>
/// <param name="Words">Its name and its arguments, without the variables set before the name; at least one.</param>
internal sealed record SimpleCommand(IReadOnlyList<ShellWord> Words)
{
    /// <summary>The program's name as it was written.</summary>
    public ShellWord Name => Words[0];

    /// <summary>The name without a folder before it.</summary>
    public string PlainName => Name.Text[(Name.Text.LastIndexOf('/') + 1)..];

    /// <summary>The words with a space between them: what a filter is compared with.</summary>
    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The same with the plain name.</summary>
    public string PlainText => string.Join(' ', Words.Skip(1).Select(word => word.Text).Prepend(PlainName));
}

/// <summary>A command line cannot be taken apart, so that nobody knows what it runs.</summary>
internal sealed class ShellSyntaxException(string message) : Exception(message);
