using System.Text;
using MassGen.Models;

namespace MassGen.Docs.Site.Reference.Models;

/// <summary>The page of one model.</summary>
internal static class ModelPage
{
    public static string Markdown(ModelProfile model, int index)
    {
        var served = ModelRegistry.Default.Served(model, ModelPages.Day);
        var page = new StringBuilder($"""
            ---
            title: {model.Id}
            description: "{Description(model)}"
            order: {index + 10}
            ---

            # {model.Id}

            {model.About} Offered by {ModelPages.NameOf(model.Provider)}.


            """);
        Retirement(page, model);
        Prices(page, model);
        Facts(page, model, served);
        Hosts(page, model);
        Tools(page, served);
        Limits(page, served);
        Migration(page, model);
        if (model.Remark is not null)
        {
            page.Append($"\n## What else to know\n\n{model.Remark}\n");
        }

        page.Append($"\n## Where this was read\n\n{model.Source}; as of {ModelWords.Day(model.AsOf)}, {ModelWords.Certainty(model.Certainty)}. ")
            .Append("Nothing on this page was tried against a live service.\n\n")
            .Append($"The same on your terminal: `massgen models show {model.Id}`. All models: [the overview](index.md).\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Description(ModelProfile model) => $"{model.About} Price, limits, what it refuses, where it runs"
        + (model.Retired is null ? "." : " - and what answers since it was retired.");

    private static void Retirement(StringBuilder page, ModelProfile model)
    {
        if (!model.IsRetired(ModelPages.Day))
        {
            return;
        }

        page.Append($"> [!WARNING]\n> {ModelPages.NameOf(model.Provider)} retired it on {ModelWords.Day(model.Retired!.Value)}. ");
        page.Append(model.ServedBy is { } other
            ? $"The name still answers, but {ModelPages.Link(model.Provider, other.Model)}{(other.Effort is { } effort ? $" with effort `{effort}`" : "")} serves it, at its own price."
            : "Whether the name still answers is not known.");
        page.Append(model.Successor is { } next ? $" Move to {ModelPages.Link(model.Provider, next)}.\n\n" : "\n\n");
    }

    private static void Prices(StringBuilder page, ModelProfile model)
    {
        page.Append("## What it costs\n\nUS dollars per million tokens.\n\n| | input | cached input | output |\n|---|---|---|---|\n");
        var charged = ModelRegistry.Default.Charged(model, ModelPages.Day);
        Lines(page, charged, $"on {ModelWords.Day(ModelPages.Day)}");
        foreach (var earlier in model.Prices.Where(price => price != charged).Reverse())
        {
            Lines(page, earlier, model.IsRetired(ModelPages.Day) ? "before it was retired" : $"from {ModelWords.Day(earlier.From)}");
        }

        if (charged is null && model.Prices.Count == 0)
        {
            page.Append("| here | not known | not known | not known |\n");
        }
    }

    private static void Lines(StringBuilder page, TokenPrice? price, string when)
    {
        if (price is null)
        {
            return;
        }

        Line(page, when, price.Base);
        foreach (var tier in price.Tiers)
        {
            Line(page, $"{when}, prompts from {ModelWords.Number(tier.AtTokens)} tokens", price.For(tier.AtTokens));
        }
    }

    private static void Line(StringBuilder page, string name, TokenRates rates) => page.Append(
        $"| {name} | {ModelWords.Money(rates.Input)} | {(rates.CachedInput is { } cached ? ModelWords.Money(cached) : "–")} | {ModelWords.Money(rates.Output)} |\n");

    private static void Facts(StringBuilder page, ModelProfile model, ModelProfile served)
    {
        page.Append("\n## What it is\n\n| | |\n|---|---|\n");
        Fact(page, "Other names", string.Join(", ", model.Aliases.Select(alias => $"`{alias}`")));
        Fact(page, "Released", model.Released ?? "not known");
        Fact(page, "Reads", $"{string.Join(", ", served.Modalities.Input)}; {ModelWords.Tokens(served.ContextTokens, "how much is not known")}"
            + (served != model && model.ContextTokens is not null ? $" ({ModelWords.Tokens(model.ContextTokens, "")} before it was retired)" : ""));
        Fact(page, "Writes", $"{string.Join(", ", served.Modalities.Output)}; {ModelWords.Tokens(served.MaxOutputTokens, "how much at most is not published")}");
        Fact(page, "Can", string.Join(", ", served.Capabilities.Select(ModelWords.Capability)));
        Fact(page, "Cannot", string.Join(", ", served.Lacks.Select(ModelWords.Capability)));
        Fact(page, "Takes `reasoning_effort`", string.Join(", ", model.ReasoningEfforts.Select(effort => $"`{effort}`")));
        Fact(page, "Refuses", string.Join(", ", model.RefusedParameters.Select(name => $"`{name}`")));
    }

    private static void Fact(StringBuilder page, string name, string value)
    {
        if (value.Length > 0)
        {
            page.Append($"| {name} | {ModelPages.Cell(value)} |\n");
        }
    }

    private static void Hosts(StringBuilder page, ModelProfile model)
    {
        if (model.Hosts.Count == 0)
        {
            return;
        }

        page.Append("\n## Other services that offer it, or did\n\n| service | its name there | state | in / out | reads | as of |\n|---|---|---|---|---|---|\n");
        foreach (var host in model.Hosts)
        {
            var price = host.Prices is [.., var last] ? $"{ModelWords.Money(last.Base.Input)} / {ModelWords.Money(last.Base.Output)}" : "–";
            var reads = host.ContextTokens is { } tokens ? ModelWords.Number(tokens) : "–";
            page.Append($"| {ModelPages.NameOf(host.Provider)} | `{host.Id}` | {ModelWords.Status(host.Status)} | {price} | {reads} | {ModelWords.Day(host.AsOf)} |\n");
        }

        foreach (var host in model.Hosts.Where(host => host.Remark is not null))
        {
            page.Append($"\n- {ModelPages.NameOf(host.Provider)}: {host.Remark}");
        }

        page.Append('\n');
    }

    private static void Tools(StringBuilder page, ModelProfile served)
    {
        if (served.ToolPrices.Count == 0)
        {
            return;
        }

        page.Append("\n## Tools of the service\n\n| tool | US dollars |\n|---|---|\n");
        foreach (var price in served.ToolPrices)
        {
            page.Append($"| `{price.Tool}` | {ModelWords.Money(price.UsdPerThousand)} for 1,000 {price.Unit} |\n");
        }
    }

    private static void Limits(StringBuilder page, ModelProfile served)
    {
        if (served.RateLimits.Count == 0)
        {
            return;
        }

        page.Append("\n## How fast it may be asked\n\nEvery kind of token counts, cached ones too.\n\n");
        foreach (var limit in served.RateLimits)
        {
            page.Append($"- {ModelWords.Limit(limit)}\n");
        }
    }

    private static void Migration(StringBuilder page, ModelProfile model)
    {
        if (model.MigrationNotes.Count == 0)
        {
            return;
        }

        page.Append("\n## Moving to it\n\n");
        foreach (var note in model.MigrationNotes)
        {
            page.Append($"- *From {ModelPages.Link(model.Provider, note.From)}:* {note.Text}\n");
        }
    }
}
