using System.Text;
using MassGen.Cli.Commands;
using MassGen.Cli.Configs;
using MassGen.Cli.Displays;
using MassGen.Configuration;
using MassGen.Providers;
using Spectre.Console;

namespace MassGen.Cli.Setup;

/// <summary>Makes a configuration by asking a few questions.</summary>
internal static class ConfigBuilder
{
    /// <summary>Asks and writes.</summary>
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var console = Terminal.OpenToAsk("--init", "Start from an example: massgen --example one-agent > agents.yaml");
        var count = await new TextPrompt<int>("How many agents?").DefaultValue(2)
            .Validate(number => number is >= 1 and <= 50 ? ValidationResult.Success() : ValidationResult.Error("From 1 to 50."))
            .ShowAsync(console, cancellationToken);
        var agents = new List<(string Backend, string Model, string? BaseUrl)>();
        for (var number = 1; number <= count; number++)
        {
            console.MarkupLineInterpolated($"[bold]Agent {number}[/]");
            agents.Add(number > 1 && await new ConfirmationPrompt("The same as the one before?").ShowAsync(console, cancellationToken)
                ? agents[^1]
                : await AskAgentAsync(console, cancellationToken));
        }

        var shell = await new ConfirmationPrompt("May the agents run commands, each in a sandbox of its own?") { DefaultValue = false }
            .ShowAsync(console, cancellationToken);
        var text = Yaml(agents, shell);
        var path = await AskPathAsync(console, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, text, cancellationToken);
        foreach (var diagnostic in ConfigLoader.LoadFile(path).Diagnostics)
        {
            await Console.Error.WriteLineAsync(diagnostic.ToString());
        }

        console.MarkupLineInterpolated($"Written: {path}. Run it: massgen --config {path} \"Your question\"");
        return ExitCodes.Success;
    }

    /// <summary>The configuration as YAML.</summary>
    public static string Yaml(IReadOnlyList<(string Backend, string Model, string? BaseUrl)> agents, bool shell)
    {
        var text = new StringBuilder("agents:\n");
        for (var index = 0; index < agents.Count; index++)
        {
            var (backend, model, baseUrl) = agents[index];
            text.Append("  - id: agent").Append(index + 1).Append("\n    backend:\n      type: ").Append(backend)
                .Append("\n      model: ").Append(Quoted(model)).Append('\n');
            if (baseUrl is not null)
            {
                text.Append("      base_url: ").Append(Quoted(baseUrl)).Append('\n');
            }

            if (shell)
            {
                text.Append("      cwd: workspace").Append(index + 1).Append("\n      enable_mcp_command_line: true\n");
            }
        }

        return shell
            ? text.Append("\norchestrator:\n  snapshot_storage: snapshots\n  agent_temporary_workspace: temp_workspaces\n").ToString()
            : text.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static async Task<(string Backend, string Model, string? BaseUrl)> AskAgentAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        var name = await new SelectionPrompt<string>().Title("Which backend?").AddChoices(Backend.All.Select(backend => backend.Name))
            .ShowAsync(console, cancellationToken);
        console.MarkupLineInterpolated($"Backend: {name}");
        var model = await new TextPrompt<string>("Which model? ('massgen models' lists those that are known)").ShowAsync(console, cancellationToken);
        var baseUrl = name == "chatcompletion" || Backend.Find(name)!.DefaultBaseUrl is null
            ? await new TextPrompt<string>("At which address (base_url)?").ShowAsync(console, cancellationToken)
            : null;
        return (name, model.Trim(), baseUrl?.Trim());
    }

    private static async Task<string> AskPathAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        while (true)
        {
            var path = UserFolders.Expand(await new TextPrompt<string>("Where to?").DefaultValue(Path.Combine(".massgen", "config.yaml"))
                .ShowAsync(console, cancellationToken));
            if (!File.Exists(path) || await new ConfirmationPrompt($"{Markup.Escape(path)} exists. Replace it?") { DefaultValue = false }
                    .ShowAsync(console, cancellationToken))
            {
                return path;
            }
        }
    }
}
