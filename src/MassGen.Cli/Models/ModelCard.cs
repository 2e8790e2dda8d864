using System.Text;
using MassGen.Models;

namespace MassGen.Cli.Models;

/// <summary>One model on one screen.</summary>
internal static class ModelCard
{
    private const int Width = 100;
    private const int Column = 15;

    public static string Of(ModelProfile model, string asked, ModelRegistry models, DateOnly today)
    {
        var served = models.Served(model, today);
        var card = new StringBuilder();
        card.Append($"{model.Id} ({models.ProviderOf(model.Provider)?.Name ?? model.Provider})");
        card.Append(model.Id.Equals(asked, StringComparison.OrdinalIgnoreCase) ? "\n" : $", also called {asked}\n");
        card.Append(model.About).Append("\n\n");
        if (model.IsRetired(today))
        {
            Wrapped(card, "RETIRED", Retirement(model));
            Wrapped(card, "What to do", Advice(model));
        }

        Wrapped(card, "Costs today", models.Charged(model, today) is { } price ? ModelWords.Price(price) : "not known");
        if (model.IsRetired(today) && model.Prices.Count > 0)
        {
            Wrapped(card, "  before", ModelWords.Price(model.Prices[^1]));
        }

        Wrapped(card, "Reads", Reading(model, served));
        Wrapped(card, "Writes", $"{string.Join(", ", model.Modalities.Output)}; {(served.MaxOutputTokens is { } most ? $"at most {ModelWords.Number(most)} tokens" : "how much at most is not published")}");
        Wrapped(card, "Can", Words(served.Capabilities));
        if (served.Lacks.Count > 0)
        {
            Wrapped(card, "Cannot", Words(served.Lacks));
        }

        if (model.ReasoningEfforts.Count > 0)
        {
            Wrapped(card, "Effort", $"reasoning_effort: {string.Join(", ", model.ReasoningEfforts)}");
        }

        if (model.RefusedParameters.Count > 0)
        {
            Wrapped(card, "Refuses", string.Join(", ", model.RefusedParameters));
        }

        if (served.RateLimits.Count > 0)
        {
            Wrapped(card, "Limits", ModelWords.Limit(served.RateLimits[0]));
        }

        Hosts(card, model, today);
        if (model.Aliases.Count > 0)
        {
            Wrapped(card, "Other names", string.Join(", ", model.Aliases));
        }

        if (model.Remark is not null)
        {
            Wrapped(card, "Note", model.Remark);
        }

        Wrapped(card, "As of", $"{ModelWords.Day(model.AsOf)}. Source ({ModelWords.Certainty(model.Certainty)}): {model.Source}.");
        card.Append("\nPrices are US dollars per million tokens. Nothing here was tried against a live service.\n");
        return card.ToString();
    }

    private static string Retirement(ModelProfile model) => $"on {ModelWords.Day(model.Retired!.Value)}. " + (model.ServedBy is { } other
        ? $"The name still answers, but {other.Model}{(other.Effort is { } effort ? $" with effort {effort}" : "")} serves it, at its own price."
        : "Whether the name still answers is not known.");

    private static string Advice(ModelProfile model)
    {
        var effort = model.ServedBy?.Effort is { } word ? $" with reasoning_effort: {word}" : "";
        var genuine = model.Hosts.FirstOrDefault(host => host.Status == HostStatus.Served);
        return (model.Successor is { } next ? $"ask for {next}{effort}" : "choose another model")
            + (genuine is null ? "." : $"; or ask {NameOf(genuine.Provider)} for {genuine.Id}, which is the genuine model.");
    }

    private static string Reading(ModelProfile model, ModelProfile served) =>
        $"{string.Join(", ", served.Modalities.Input)}; {(served.ContextTokens is { } most ? $"at most {ModelWords.Number(most)} tokens" : "how much at most is not known")}"
        + (served.ContextTokens != model.ContextTokens && model.ContextTokens is not null ? $" ({ModelWords.Tokens(model.ContextTokens, "")} before)" : "");

    private static void Hosts(StringBuilder card, ModelProfile model, DateOnly today)
    {
        foreach (var host in model.Hosts)
        {
            var price = host.Prices.LastOrDefault(price => price.From <= today);
            Wrapped(card, host == model.Hosts[0] ? "Elsewhere" : "",
                $"{NameOf(host.Provider)}: {ModelWords.Status(host.Status)}, {host.Id}"
                + (price is null ? "" : $"; {ModelWords.Figures(price.Base)}")
                + (host.ContextTokens is { } tokens ? $"; reads {ModelWords.Number(tokens)}" : ""));
        }
    }

    private static string NameOf(string provider) => ModelRegistry.Default.ProviderOf(provider)?.Name ?? provider;

    private static string Words(IEnumerable<ModelCapability> capabilities) => string.Join(", ", capabilities.Select(ModelWords.Capability)) is { Length: > 0 } words ? words : "not known";

    private static void Wrapped(StringBuilder card, string name, string text)
    {
        var line = new StringBuilder(name.PadRight(Column));
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > Width && line.Length > Column)
            {
                card.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(' ', Column);
            }

            line.Append(word).Append(' ');
        }

        card.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
