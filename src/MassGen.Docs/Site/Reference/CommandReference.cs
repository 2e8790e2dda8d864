using System.CommandLine;
using System.Text;
using MassGen.Cli.Commands;
using MassGen.Docs.Commands;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of the command lines, written from the commands themselves.</summary>
public static class CommandReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/command-line.md";

    public static string Markdown()
    {
        var page = new StringBuilder("""
            ---
            title: Command line
            description: Every option of massgen and of the documentation's own tool, what it takes, its default and its meaning.
            order: 60
            ---

            # Command line

            This page is written from the programs' own options, so it lists what this build understands.

            """);
        Command(page, MassGenCommand.Tree(), "massgen", 2);
        page.Append("\n## The documentation's tool\n\nIt is run with `dotnet run --project src/MassGen.Docs --` and then:\n");
        foreach (var command in CommandLineProgram.Tree().Subcommands.Where(command => !command.Hidden))
        {
            Command(page, command, command.Name, 3);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Command(StringBuilder page, Command command, string name, int level)
    {
        page.Append('\n').Append('#', level).Append($" `{name}`\n\n{Escape(command.Description)}\n");
        foreach (var argument in command.Arguments.Where(argument => !argument.Hidden))
        {
            page.Append($"\n`{(argument.HelpName ?? argument.Name).ToUpperInvariant()}`: {Escape(argument.Description)}\n");
        }

        var options = command.Options.Where(option => !option.Hidden).ToList();
        if (options.Count > 0)
        {
            page.Append("\n| option | takes | default | meaning |\n|---|---|---|---|\n");
        }

        foreach (var option in options)
        {
            var names = string.Join(", ", option.Aliases.Prepend(option.Name).Distinct().Select(alias => $"`{alias}`"));
            page.Append($"| <a id=\"{name.Replace(' ', '-')}{option.Name}\"></a>{names} | {Takes(option)} | {Default(option)} | {Escape(option.Description)} |\n");
        }

        foreach (var inner in command.Subcommands.Where(inner => !inner.Hidden))
        {
            Command(page, inner, $"{name} {inner.Name}", Math.Min(level + 1, 6));
        }
    }

    private static string Takes(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option.ValueType == typeof(void)
        ? "–"
        : $"`{option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}`{(option.Arity.MaximumNumberOfValues > 1 ? ", more than one" : "")}";

    private static string Default(Option option) => option.HasDefaultValue && option.ValueType != typeof(bool) && option.GetDefaultValue() is { } value and not Array && value.ToString() is { Length: > 0 } text
        ? $"`{text}`"
        : "–";

    private static string Escape(string? text) => (text ?? "").Replace("|", @"\|", StringComparison.Ordinal).Replace("<", @"\<", StringComparison.Ordinal);
}
