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
