using System.CommandLine;
using System.CommandLine.Parsing;
using MassGen.Cli.Models;
using MassGen.Models;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen models cost</c>: what the same work costs with each model.</summary>
internal static class ModelsCost
{
    private static readonly Argument<string?> Filter = new("filter")
    {
        Description = "Only models and services whose name holds this text.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<long> Input = Tokens("--input", "Tokens that a call sends.", isRequired: true);
    private static readonly Option<long> Cached = Tokens("--cached", "How many of them come from the provider's cache; none when absent.");
    private static readonly Option<long> Output = Tokens("--output", "Tokens that the model writes, its thoughts included.", isRequired: true);
    private static readonly Option<long> Calls = Tokens("--calls", "How many such calls; one when absent.", least: 1);

    /// <summary>The command.</summary>
    public static Command Tree(TimeProvider time)
    {
        var cost = new Command("cost", "Computes what the same work costs with each model, the cheapest first.") { Filter, Input, Cached, Output, Calls };
        cost.Validators.Add(result =>
        {
            if (Given(result, Input) is { } input && Given(result, Cached) > input)
            {
                result.AddError("--cached must not be more than --input, of which it is a part.");
            }
        });
        cost.SetAction((parsed, token) =>
        {
            var use = new TokenUse(parsed.GetValue(Input), parsed.GetValue(Cached), parsed.GetValue(Output));
            return RunAsync(parsed.GetValue(Filter), use, Math.Max(1, parsed.GetValue(Calls)), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), token);
        });
        return cost;
    }

    private static async Task<int> RunAsync(string? filter, TokenUse use, long calls, DateOnly today, CancellationToken cancellationToken)
    {
        // Thousands of models of a price file are for searching, not for reading.
        var registry = filter is null ? ModelRegistry.Default : PriceStore.OfUser.Registry(Console.Error.WriteLine);
        if (ModelCosts.Of(registry, filter, use, calls, today) is { } table)
        {
            await Console.Out.WriteAsync(table.AsMemory(), cancellationToken);
            return ExitCodes.Success;
        }

        await Console.Error.WriteLineAsync(ModelsCommand.Unknown(filter!).ToString().AsMemory(), cancellationToken);
        return ExitCodes.Configuration;
    }

    private static Option<long> Tokens(string name, string description, bool isRequired = false, long least = 0)
    {
        const long most = 1_000_000_000_000;
        return new Option<long>(name)
        {
            Description = description, Required = isRequired, HelpName = "number", CustomParser = WholeNumber.Between(name, least, most),
        };
    }

    private static long? Given(CommandResult command, Option<long> option) => WholeNumber.Of<long>(command.GetResult(option)?.Tokens);
}
