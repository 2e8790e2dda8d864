using System.Text;
using MassGen.Models;

namespace MassGen.Docs.Site.Reference.Models;

/// <summary>Every step from one Grok model to another that is described, in both directions.</summary>
internal static class MigrationPage
{
    /// <summary>Where the page is.</summary>
    public const string Path = ModelPages.Folder + "moving-between-grok-models.md";

    private const string Xai = "xai";

    public static string Markdown()
    {
        var page = new StringBuilder("""
            ---
            title: Moving between Grok models
            description: From each Grok model to each other, what changes in price, context and parameters, and what to remove from a configuration.
            order: 2
            ---

            # Moving between Grok models

            Written from the registry. *What answers today* is what counts: a retired name at xAI is answered, and billed, by another model. A step
            says by how much prices change from each model's own list to the other's; reads are tokens.
            The steps and why they are needed, with an example: [Migrate between Grok models](../../guides/migrate-between-grok-models.md).

            ## Every Grok model

            | model | released | what answers today | in / out | reads | takes effort |
            |---|---|---|---|---|---|

            """);
        var models = ModelRegistry.Default.Models.Where(model => model.Provider == Xai).ToList();
        models.ForEach(model => Row(page, model));
        page.Append("\nUS dollars per million tokens for short prompts. Nothing was tried against a live service.\n");
        foreach (var model in models.Where(model => models.Any(other => Notes(model, other).Any())))
        {
            Section(page, model, models);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder page, ModelProfile model)
    {
        var registry = ModelRegistry.Default;
        var served = registry.Served(model, ModelPages.Day);
        var answers = !model.IsRetired(ModelPages.Day) ? "itself"
            : model.ServedBy is { } other ? $"{ModelPages.Link(Xai, other.Model)}{(other.Effort is { } effort ? $", effort {effort}" : "")}" : "not known";
        var price = registry.Charged(model, ModelPages.Day)?.Base;
        page.Append($"| {ModelPages.Link(model)} | {model.Released} | {answers} | {(price is null ? "–" : $"{ModelWords.Money(price.Input)} / {ModelWords.Money(price.Output)}")} | ")
            .Append($"{(served.ContextTokens is { } tokens ? ModelWords.Number(tokens) : "–")} | {(model.ReasoningEfforts.Count > 0 ? string.Join(", ", model.ReasoningEfforts) : "no")} |\n");
    }

    private static void Section(StringBuilder page, ModelProfile to, IReadOnlyList<ModelProfile> models)
    {
        page.Append($"\n## To {to.Id}\n\n");
        foreach (var note in models.SelectMany(from => Notes(to, from)))
        {
            page.Append($"- *From {ModelPages.Link(Xai, note.From)}:* {note.Text}{Factor(to, note.From)}\n");
        }
    }

    private static IEnumerable<MigrationNote> Notes(ModelProfile to, ModelProfile from) => to.MigrationNotes.Where(note => note.From == from.Id);

    // Said in figures, because words about prices grow old.
    private static string Factor(ModelProfile to, string from)
    {
        var old = ModelRegistry.Default.Find(Xai, from)?.Prices;
        return old is [.., var before] && to.Prices is [.., var now] && now.Base != before.Base
            ? $" Price: input ×{Times(now.Base.Input / before.Base.Input)}, output ×{Times(now.Base.Output / before.Base.Output)}."
            : "";
    }

    private static string Times(decimal factor) => factor.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
