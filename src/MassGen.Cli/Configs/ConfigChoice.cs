using System.CommandLine;
using MassGen.Cli.Commands;
using MassGen.Cli.Runs;
using MassGen.Cli.Setup;
using MassGen.Configuration;
using MassGen.Diagnostics;

namespace MassGen.Cli.Configs;

/// <summary>Loads the configuration that a command line means, and tells what is wrong with it.</summary>
internal static class ConfigChoice
{
    /// <summary>The configuration, or null when it cannot be used; why is then on standard error.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="before">What the session or the run was begun with, or null.</param>
    /// <param name="cancellationToken">Ends the choosing from a list.</param>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static async Task<ChosenConfig?> LoadAsync(ParseResult parsed, string? before, CancellationToken cancellationToken)
    {
        var (result, path) = await FindAsync(parsed, before, cancellationToken);
        var isStrict = parsed.GetValue(MassGenOptions.StrictValidation);
        var told = result.Diagnostics
            .Where(diagnostic => diagnostic.Severity == Severity.Error || isStrict || !parsed.GetValue(MassGenOptions.SkipValidation))
            .ToList();
        told.ForEach(diagnostic => Console.Error.WriteLine(diagnostic));
        if (result.Config is null)
        {
            return null;
        }

        if (isStrict && told.Count > 0)
        {
            Console.Error.WriteLine("--strict-validation: warnings end the run.");
            return null;
        }

        return new ChosenConfig(result.Config, path);
    }

    private static async Task<(ConfigResult Result, string? Path)> FindAsync(ParseResult parsed, string? before, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(MassGenOptions.Config) is { } named)
        {
            if (before is not null && before != named)
            {
                Console.Error.WriteLine(new Diagnostic("MG1088", Severity.Warning, $"This was begun with {before}; it goes on with {named}."));
            }

            return (ConfigLoader.LoadFile(ConfigFinder.Find(named)), named);
        }

        if (parsed.GetValue(MassGenOptions.Select))
        {
            var chosen = await ConfigChooser.ChooseAsync(cancellationToken);
            return (ConfigLoader.LoadFile(ConfigFinder.Find(chosen)), chosen);
        }

        var quick = new QuickConfig(
            parsed.GetValue(MassGenOptions.Backend), parsed.GetValue(MassGenOptions.Model),
            parsed.GetValue(MassGenOptions.SystemMessage), parsed.GetValue(MassGenOptions.BaseUrl));
        if (quick.Backend is not null || quick.Model is not null)
        {
            return (ConfigLoader.Load(quick.ToSource()), null);
        }

        var path = before ?? ConfigFinder.FindDefault() ?? throw new InvalidInputException(ConfigFinder.NoneFound());
        return (ConfigLoader.LoadFile(ConfigFinder.Find(path)), path);
    }
}
