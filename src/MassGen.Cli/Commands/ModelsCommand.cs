using System.CommandLine;
using MassGen.Cli.Displays;
using MassGen.Cli.Models;
using MassGen.Diagnostics;
using MassGen.Models;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen models</c>: what is known of models.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string?> Filter = new("filter")
    {
        Description = "Only models whose name, service or state holds this text.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write everything that is known of them as JSON." };

    private static readonly Argument<string> Id = new("id") { Description = "A model: its id, an alias, or SERVICE/ID for one of another service." };

    /// <summary>The command with its subcommands.</summary>
    public static Command Tree(TimeProvider time)
    {
        var models = new Command("models", "Lists models: what they cost today, how much they read, and whether they are still what their name says.") { Filter, Json };
        models.SetAction((parsed, token) => ListAsync(parsed.GetValue(Filter), parsed.GetValue(Json), Today(time), token));
        var show = new Command("show", "Tells everything about one model on one screen.") { Id };
        show.SetAction((parsed, token) => ShowAsync(parsed.GetValue(Id)!, Today(time), token));
        models.Add(show);
        models.Add(ModelsCost.Tree(time));
        models.Add(ModelsCount.Tree(time));
        models.Add(ModelsSync.Tree(time));
        return models;
    }

    private static async Task<int> ListAsync(string? filter, bool json, DateOnly today, CancellationToken cancellationToken)
    {
        // Thousands of models of a price file are for searching, not for reading.
        var registry = filter is null ? ModelRegistry.Default : PriceStore.OfUser.Registry(Console.Error.WriteLine);
        var rows = registry.Models.Where(model => ModelTable.Matches(model, filter)).ToList();
        if (rows.Count == 0)
        {
            await Console.Error.WriteLineAsync(Unknown(filter!).ToString().AsMemory(), cancellationToken);
            return ExitCodes.Configuration;
        }

        var text = json ? ModelJson.Of(rows, registry, today) : ModelTable.Of(rows, registry, today);
        await Console.Out.WriteAsync(text.AsMemory(), cancellationToken);
        return ExitCodes.Success;
    }

    private static async Task<int> ShowAsync(string id, DateOnly today, CancellationToken cancellationToken)
    {
        var registry = PriceStore.OfUser.Registry(Console.Error.WriteLine);
        if (registry.Find(id) is not { } model)
        {
            await Console.Error.WriteLineAsync(Unknown(id).ToString().AsMemory(), cancellationToken);
            return ExitCodes.Configuration;
        }

        await Console.Out.WriteAsync(ModelCard.Of(model, id, registry, today).AsMemory(), cancellationToken);
        return ExitCodes.Success;
    }

    /// <summary>What to say of a name that nobody knows.</summary>
    public static Diagnostic Unknown(string name) => new(
        "MG1052", Severity.Error, $"No model is known by '{SafeText.Short(name, 80)}'.",
        Suggestion: ModelRegistry.Default.Suggestion(name) ?? "'massgen models' lists those that are. A model that is not known can be used all the same.");

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
