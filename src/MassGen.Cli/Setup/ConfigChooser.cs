using MassGen.Cli.Configs;
using MassGen.Cli.Displays;
using MassGen.Diagnostics;
using Spectre.Console;

namespace MassGen.Cli.Setup;

/// <summary>Lets a person choose a configuration from those at hand.</summary>
internal static class ConfigChooser
{
    /// <summary>Asks.</summary>
    /// <exception cref="InvalidInputException">There is no terminal to ask on.</exception>
    /// <exception cref="OperationCanceledException">The person gave up.</exception>
    public static Task<string> ChooseAsync(CancellationToken cancellationToken)
    {
        var console = Terminal.OpenToAsk("--select", "Name the configuration with --config; 'massgen --list-examples' shows some.");
        var groups = new (string Name, IEnumerable<string> Configs)[]
        {
            ("In this directory", [.. Files("."), .. Files(".massgen")]),
            ("Your own", Files(UserFolders.Agents)),
            ("Examples", PackagedExamples.BesideProgram.Ids.Select(id => PackagedExamples.Prefix + id)),
        };
        var prompt = new SelectionPrompt<string>().Title("Which configuration?").PageSize(15).UseConverter(Markup.Escape);
        foreach (var (name, configs) in groups.Where(group => group.Configs.Any()))
        {
            prompt.AddChoiceGroup(name, configs);
        }

        return prompt.ShowAsync(console, cancellationToken);
    }

    private static IEnumerable<string> Files(string folder) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder)
        .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
        .Select(path => folder == "." ? Path.GetFileName(path) : path)
        .Order(StringComparer.Ordinal);
}
