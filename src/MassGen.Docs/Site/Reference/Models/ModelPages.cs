using MassGen.Models;

namespace MassGen.Docs.Site.Reference.Models;

/// <summary>The pages about models, written from the registry that the library itself prices and checks with.</summary>
internal static class ModelPages
{
    /// <summary>The folder they are in.</summary>
    public const string Folder = "reference/models/";

    private static readonly ModelRegistry Registry = ModelRegistry.Default;

    /// <summary>The day the pages speak of: that of the newest fact. The same registry gives the same pages, whenever they are built.</summary>
    public static DateOnly Day { get; } = Registry.Models.Max(model => model.AsOf);

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Path, string Markdown)> All() =>
    [
        (ModelOverview.Path, ModelOverview.Markdown()),
        (MigrationPage.Path, MigrationPage.Markdown()),
        .. Registry.Models.Select((model, index) => (PathOf(model), ModelPage.Markdown(model, index))),
    ];

    /// <summary>Where the page of a model is.</summary>
    public static string PathOf(ModelProfile model) => Folder + FileOf(model);

    /// <summary>A link to the page of a model, from another page of this folder.</summary>
    public static string Link(ModelProfile model) => $"[`{model.Id}`]({FileOf(model)})";

    /// <summary>A link to a model of a service by its name, or the name alone when there is no page.</summary>
    public static string Link(string provider, string name) => Registry.Find(provider, name) is { } model ? Link(model) : $"`{name}`";

    /// <summary>The name of a service.</summary>
    public static string NameOf(string provider) => Registry.ProviderOf(provider)?.Name ?? provider;

    /// <summary>A text for a cell of a table.</summary>
    public static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);

    private static string FileOf(ModelProfile model) => model.Id.ToLowerInvariant().Replace('.', '-') + ".md";
}
