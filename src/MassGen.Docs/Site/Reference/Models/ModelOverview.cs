using System.Text;
using MassGen.Models;

namespace MassGen.Docs.Site.Reference.Models;

/// <summary>All models side by side, and what the same work costs with the fast ones.</summary>
internal static class ModelOverview
{
    /// <summary>Where the page is.</summary>
    public const string Path = ModelPages.Folder + "index.md";

    // The work that the costs are computed for. An agent's turn reads most of its prompt a second time, from the cache.
    private static readonly (string Name, TokenUse Use)[] Works =
    [
        ("questions", new TokenUse(500_000, 0, 200_000)),
        ("run", new TokenUse(120_000, 60_000, 12_000)),
        ("documents", new TokenUse(5_000_000, 0, 100_000)),
    ];

    private static readonly (string Provider, string Id)[] Fast =
    [
        ("azure", "grok-4-1-fast-reasoning"), ("xai", "grok-4-1-fast-reasoning"), ("google", "gemini-2.5-flash"), ("google", "gemini-2.5-flash-lite"),
        ("google", "gemini-3-flash-preview"), ("google", "gemini-3.1-flash-lite"), ("openai", "gpt-5-mini"), ("openai", "gpt-5-nano"), ("openai", "gpt-5.4-mini"),
        ("openai", "gpt-5.4-nano"), ("openai", "gpt-5.6-luna"), ("anthropic", "claude-haiku-4-5"), ("groq", "openai/gpt-oss-120b"),
        ("together", "openai/gpt-oss-120b"), ("deepinfra", "openai/gpt-oss-120b"), ("cerebras", "gpt-oss-120b"), ("zai", "glm-4.6"),
        ("deepseek", "deepseek-v4-flash"), ("deepseek", "deepseek-chat"), ("minimax", "MiniMax-M2.5"), ("moonshot", "kimi-k2.6"),
    ];

    public static string Markdown()
    {
        var page = new StringBuilder($"""
            ---
            title: Models
            description: Every model that is known here - price, context, whether it is still what its name says - and what the same work costs with the fast ones.
            order: 66
            ---

            # Models

            Written from the registry that runs are priced with, as of {ModelWords.Day(ModelPages.Day)}. US dollars per million tokens, for short prompts. A
            retired name shows what it costs now: the price of what answers. `massgen models` prints this list. Nothing was tried
            against a live service.

            ## Fast models compared

            The last columns are what the same work costs in dollars, computed by the formula that prices runs. *Questions:* 1,000 of 500
            tokens with answers of 200. *Run:* three agents that read 120,000 tokens, half of them from the cache, and write 12,000.
            *Documents:* 100 of 50,000 tokens with summaries of 1,000. Reasoning models write more than they show, and that is billed.
            `massgen models cost` computes it for work of your own.

            | model | service | in / cached / out | {string.Join(" | ", Works.Select(work => work.Name))} |
            |---|---|---|{string.Concat(Works.Select(_ => "---|"))}

            """);
        var rows = Fast.Select(fast => ModelRegistry.Default.Find(fast.Provider, fast.Id)!).ToList();
        rows.OrderBy(model => Cost(model, Works[1].Use) ?? decimal.MaxValue).ToList().ForEach(model => Compared(page, model));
        page.Append("\nThe guide *Choose a fast model* says how to read this.\n\n## All models\n\n")
            .Append("| model | service | input | cached | output | reads | state |\n|---|---|---|---|---|---|---|\n");
        foreach (var model in ModelRegistry.Default.Models)
        {
            page.Append(Cells(model, ModelPages.Link(model))).Append($" {State(model)} |\n");
        }

        page.Append("\n[Moving between Grok models](moving-between-grok-models.md) has each Grok model with what changes on the way to another.\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Compared(StringBuilder page, ModelProfile model)
    {
        var link = ModelRegistry.Default.Models.First(own => own.Id == model.Id || own.Hosts.Any(host => host.Provider == model.Provider && host.Id == model.Id));
        var costs = Works.Select(work => Cost(model, work.Use) is { } cost ? ModelWords.Money(Math.Round(cost, 3)) : "–");
        var rates = ModelRegistry.Default.Charged(model, ModelPages.Day)?.Base;
        page.Append($"| {ModelPages.Link(link)} | {ModelPages.NameOf(model.Provider)} | {Money(rates?.Input)} / {Money(rates?.CachedInput)} / {Money(rates?.Output)} | ")
            .Append($"{string.Join(" | ", costs)} |\n");
    }

    private static string Cells(ModelProfile model, string link)
    {
        var price = ModelRegistry.Default.Charged(model, ModelPages.Day)?.Base;
        var reads = ModelRegistry.Default.Served(model, ModelPages.Day).ContextTokens;
        return $"| {link} | {ModelPages.NameOf(model.Provider)} | {Money(price?.Input)} | {Money(price?.CachedInput)} | {Money(price?.Output)} | {(reads is { } tokens ? ModelWords.Number(tokens) : "–")} |";
    }

    private static decimal? Cost(ModelProfile model, TokenUse use) =>
        ModelRegistry.Default.Charged(model, ModelPages.Day) is { } price ? CostFormula.Of(price with { Tiers = [] }, use) : null;

    private static string State(ModelProfile model) => !model.IsRetired(ModelPages.Day) ? model.Provider == "open" ? "see its page for services" : "served"
        : model.ServedBy is { } other ? $"retired {ModelWords.Day(model.Retired!.Value)}; {ModelPages.Link(model.Provider, other.Model)} answers"
        : $"retired {ModelWords.Day(model.Retired!.Value)}";

    private static string Money(decimal? usd) => usd is { } known ? ModelWords.Money(known) : "–";
}
