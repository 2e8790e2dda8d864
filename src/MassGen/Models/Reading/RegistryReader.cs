using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Models.Reading;

/// <summary>
/// Reads the registry's files. It is strict: what it does not know, what is missing and what stands twice is an error with its place,
/// because nobody would notice a price that was never read.
/// </summary>
public static class RegistryReader
{
    /// <summary>Reads a registry.</summary>
    /// <param name="sources">Its files.</param>
    /// <exception cref="InvalidInputException">A file is not as it must be.</exception>
    public static ModelRegistry Read(IReadOnlyList<SourceText> sources)
    {
        var faults = new List<Diagnostic>();
        var documents = sources.Select(source => MapReader.Document(source, faults)).OfType<MapReader>().ToList();
        var providers = documents.SelectMany(document => document.Sections("providers").Select(ProviderOf)).ToList();
        var models = new ProfileNames(providers);
        foreach (var document in documents)
        {
            var provider = document.Text("provider");
            foreach (var row in document.Sections("models"))
            {
                models.Add(new ProfileReader(row, provider ?? "").Read(), row);
            }

            if (provider is not null)
            {
                models.CheckProvider(provider, document, "provider");
            }

            document.RefuseUnknown();
        }

        models.CheckReferences();
        return faults.Count > 0 ? throw new InvalidInputException(faults) : new ModelRegistry(providers, models.Profiles);
    }

    private static ModelProvider ProviderOf(MapReader row)
    {
        var provider = new ModelProvider(row.RequiredText("id"), row.RequiredText("name"), Texts(row, "backends"), Texts(row, "addresses"));
        row.RefuseUnknown();
        return provider;
    }

    private static List<string> Texts(MapReader row, string key) => [.. row.Texts(key).Select(text => text.Text)];
}
