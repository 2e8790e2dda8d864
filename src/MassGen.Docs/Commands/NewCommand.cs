using System.CommandLine;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Docs.Commands;

/// <summary><c>new</c>: writes a guide or an example that verifies as it stands, to be changed from there.</summary>
internal static partial class NewCommand
{
    private const string Content = "docs-src";

    public static Command Create() => new("new", "Begins a guide or an example that verifies as it stands.") { Guide(), Example() };

    /// <summary>The path of a new guide below <c>docs-src</c>.</summary>
    /// <exception cref="InvalidInputException">The path cannot be that of a page.</exception>
    public static string GuidePath(string given)
    {
        var path = given.Replace('\\', '/');
        path = path.StartsWith(Content + "/", StringComparison.Ordinal) ? path[(Content.Length + 1)..] : path;
        path = path.EndsWith(".md", StringComparison.Ordinal) ? path[..^3] : path;
        return path.Split('/').All(part => Name().IsMatch(part)) ? path + ".md" : throw Refused(
            $"'{given}' cannot be the path of a page.", "Name it below docs-src in small letters, digits and hyphens: guides/my-page.md");
    }

    /// <summary>Writes files that are all new.</summary>
    /// <returns>Their paths, from the root.</returns>
    /// <exception cref="InvalidInputException">One of them is there already; none is written.</exception>
    public static IReadOnlyList<string> Write(string root, IReadOnlyList<NewFile> files)
    {
        if (files.FirstOrDefault(file => File.Exists(Path.Combine(root, file.Path))) is { } present)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG5256", Severity.Error, $"{present.Path} is there already, and nothing is overwritten.", Suggestion: "Take another name, or change the file that is there."));
        }

        foreach (var file in files)
        {
            var path = Path.Combine(root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write)) { NewLine = "\n" };
            stream.Write(file.Text.ReplaceLineEndings("\n"));
        }

        return [.. files.Select(file => file.Path)];
    }

    /// <summary>The id of a new example.</summary>
    /// <exception cref="InvalidInputException">It cannot be one.</exception>
    public static string ExampleId(string given) => Name().IsMatch(given) ? given : throw Refused(
        $"'{given}' cannot be the id of an example.", "Take small letters, digits and hyphens: my-example");

    private static Command Guide()
    {
        var path = new Argument<string>("PATH") { Description = "Where it goes, below docs-src: guides/my-page.md." };
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "Its title; made from its file's name when absent." };
        var command = new Command("guide", "Begins a guide with one snippet.") { path, title };
        command.SetAction(parsed =>
        {
            var workspace = Workspace.Find();
            var name = GuidePath(parsed.GetValue(path)!);
            return Tell(
                Write(workspace.Root, [NewFiles.Guide($"{Content}/{name}", parsed.GetValue(title) ?? NewFiles.TitleOf(name))]),
                $"dotnet run --project src/MassGen.Docs -- verify-examples {name}    runs its snippets",
                "dotnet run --project src/MassGen.Docs -- serve    shows it, and again after each save");
        });
        return command;
    }

    private static Command Example()
    {
        var id = new Argument<string>("ID") { Description = "Its name: small letters, digits and hyphens." };
        var command = new Command("example", "Begins an example: a configuration, a question, a script of the models.") { id };
        command.SetAction(parsed =>
        {
            var workspace = Workspace.Find();
            var name = ExampleId(parsed.GetValue(id)!);
            return Tell(
                Write(workspace.Root, NewFiles.Example($"examples/{name}", NewFiles.TitleOf(name))),
                $"dotnet run --project src/MassGen.Docs -- verify-examples {name} --bless    runs it and writes exchanges.json: what its models are asked and reply",
                $"dotnet run --project src/MassGen.Docs -- verify-examples {name}    from then on tells every difference");
        });
        return command;
    }

    private static int Tell(IReadOnlyList<string> written, params string[] next)
    {
        written.ToList().ForEach(path => Console.WriteLine($"wrote {path}"));
        Console.WriteLine("\nNext:");
        next.ToList().ForEach(line => Console.WriteLine("  " + line));
        return ExitCodes.Success;
    }

    private static InvalidInputException Refused(string message, string advice) =>
        new(new Diagnostic("MG5255", Severity.Error, message, Suggestion: advice));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
