using System.Reflection;
using System.Text;

namespace MassGen.Docs.Site.Reference;

/// <summary>Writes tables of what records hold, from the records themselves.</summary>
/// <param name="page">Where to.</param>
/// <param name="docs">The records' documentation.</param>
/// <param name="absence">What a field without a value does, in words.</param>
internal sealed class RecordTables(StringBuilder page, XmlDocs docs, string absence)
{
    private readonly TypeWords _words = new();

    /// <summary>A table of a record's own fields.</summary>
    public void Table(Type type)
    {
        if (Fields(type).Any())
        {
            page.Append("| field | type | meaning |\n|---|---|---|\n");
            Rows(type);
        }
        else
        {
            page.Append("It has no fields of its own.\n");
        }
    }

    /// <summary>The rows of such a table.</summary>
    public void Rows(Type type)
    {
        foreach (var property in Fields(type))
        {
            page.Append("| `").Append(TypeWords.Name(property)).Append("` | ").Append(_words.Of(property.PropertyType))
                .Append(TypeWords.IsOptional(property) ? ", " + absence : "").Append(" | ").Append(docs.OfProperty(property)).Append(" |\n");
        }
    }

    /// <summary>The records and words that the tables so far speak of, and those that these speak of in turn.</summary>
    public void ExplainWhatWasMet()
    {
        for (var index = 0; index < _words.Met.Count; index++)
        {
            Explain(_words.Met[index]);
        }
    }

    private void Explain(Type type)
    {
        page.Append("\n### ").Append(type.Name).Append("\n\n").Append(docs.OfType(type)).Append("\n\n");
        if (!type.IsEnum)
        {
            Table(type);
            return;
        }

        page.Append("| word | meaning |\n|---|---|\n");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            page.Append("| `").Append(field.Name).Append("` | ").Append(docs.OfField(field)).Append(" |\n");
        }
    }

    private static IEnumerable<PropertyInfo> Fields(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(property => property.MetadataToken);
}
