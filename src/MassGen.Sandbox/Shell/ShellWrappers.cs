namespace MassGen.Sandbox.Shell;

/// <summary>Programs whose arguments are programs.</summary>
internal static class ShellWrappers
{
    private static readonly HashSet<string> Shells = ["sh", "bash", "dash", "ash", "zsh", "ksh"];

    private static readonly HashSet<string> Wrappers =
    [
        "sudo", "doas", "su", "env", "nice", "ionice", "nohup", "timeout", "time", "command", "builtin", "exec", "xargs", "stdbuf", "setsid",
        "busybox", "find", "watch", "script", "unshare", "chroot", "parallel", "sh", "bash", "dash", "ash", "zsh", "ksh",
    ];

    /// <summary>What a command may run besides itself: after any of a wrapper's arguments a program's name may stand.</summary>
    public static IEnumerable<SimpleCommand> Within(SimpleCommand command) => Wrappers.Contains(command.PlainName)
        ? Enumerable.Range(1, command.Words.Count - 1).Select(start => new SimpleCommand([.. command.Words.Skip(start)]))
        : [];

    /// <summary>The command lines that a command is given as arguments.</summary>
    /// <exception cref="ShellSyntaxException">What the command line would be is only known when it runs.</exception>
    public static IEnumerable<string> LinesIn(SimpleCommand command)
    {
        if (command.PlainName is "eval" or "trap")
            yield return Written(command, command.Words.Skip(1).ToArray());
        foreach (var shell in Within(command).Prepend(command).Where(inside => Shells.Contains(inside.PlainName)))
        {
            var words = shell.Words.Skip(1).SkipWhile(word => !IsLineOption(word.Text)).Skip(1).Take(1).ToArray();
            if (words.Length > 0)
                yield return Written(command, words);
        }
    }

    private static bool IsLineOption(string word) =>
        word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.Contains('c', StringComparison.Ordinal);

    private static string Written(SimpleCommand command, ShellWord[] words) => words.All(word => word.IsLiteral)
        ? string.Join(' ', words.Select(word => word.Text))
        : throw new ShellSyntaxException($"what '{command.PlainName}' is given is only known when it runs");
}
