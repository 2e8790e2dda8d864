using MassGen.Diagnostics;

namespace MassGen.Models.Reading;

/// <summary>The registry's files that travel inside the library.</summary>
internal static class EmbeddedModels
{
    private const string Folder = "models/";

    public static ModelRegistry Read() => RegistryReader.Read([.. Sources()]);

    public static IEnumerable<SourceText> Sources() => typeof(EmbeddedModels).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => new SourceText(name, Text(name)));

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedModels).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
