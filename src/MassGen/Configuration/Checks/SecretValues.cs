using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Hides every secret of a document before anything is said about it.</summary>
internal static class SecretValues
{
    private static readonly HashSet<string> Names = [.. ConfigSchema.Sections.SelectMany(found => found.Section.Keys).Where(key => key.IsSecret).Select(key => key.Name)];

    public static void Hide(YamlValue value)
    {
        switch (value)
        {
            case YamlScalar scalar:
                SecretLines.HideInside(scalar);
                break;
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    Hide(entry);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    Hide(item);
                }

                break;
        }
    }

    // What a server's security says about the environment is names, not values.
    private static void Hide(YamlEntry entry)
    {
        SecretLines.HideInside(entry);
        if (Names.Contains(entry.Key) || SecretLines.IsSecretName(entry.Key))
        {
            SecretLines.Hide(entry.Value);
        }
        else if (entry.Key != McpKeys.Security.Name)
        {
            Hide(entry.Value);
        }
    }
}
