using System.Text.RegularExpressions;
using MassGen.Cli.Commands;
using MassGen.Cli.Configs;
using MassGen.Cli.Displays;
using MassGen.Providers;
using Spectre.Console;

namespace MassGen.Cli.Setup;

/// <summary>Stores API keys in <c>~/.massgen/.env</c>, readable for their owner only.</summary>
internal static class KeySetup
{
    private const string Done = "(done)";

    /// <summary>Asks for keys until there are no more.</summary>
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var console = Terminal.OpenToAsk("--setup", $"Write NAME=value lines into {UserFolders.Keys} and give nobody else the right to read it.");
        var names = Backend.All.Select(backend => backend.KeyVariable).Distinct().ToList();
        while (true)
        {
            var prompt = new SelectionPrompt<string>().Title("Which key?").AddChoices([.. names, Done]).UseConverter(name => Markup.Escape(Shown(name)));
            var name = await prompt.ShowAsync(console, cancellationToken);
            if (name == Done)
            {
                return ExitCodes.Success;
            }

            var value = await new TextPrompt<string>($"{name}:").Secret().ShowAsync(console, cancellationToken);
            await KeyFile.SetAsync(UserFolders.Keys, name, value.Trim(), cancellationToken);
            console.MarkupLineInterpolated($"{name} is stored in {UserFolders.Keys}.");
        }
    }

    private static string Shown(string name) => Environment.GetEnvironmentVariable(name) is null ? name : $"{name} (set in the environment, which wins)";
}

/// <summary>Changes one variable in a file of variables and leaves the rest as it is.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Sets a variable. The file is replaced as a whole, and never, not even for a moment, readable for others.</summary>
    public static async Task SetAsync(string path, string name, string value, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var lines = File.Exists(path) ? await File.ReadAllLinesAsync(path, cancellationToken) : [];
        var kept = lines.Where(line => !Regex.IsMatch(line, $@"^\s*(export\s+)?{Regex.Escape(name)}\s*="));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await using (var writer = new StreamWriter(unfinished, System.Text.Encoding.UTF8, options))
        {
            writer.NewLine = "\n";
            foreach (var line in kept.Append($"{name}={value}"))
            {
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
