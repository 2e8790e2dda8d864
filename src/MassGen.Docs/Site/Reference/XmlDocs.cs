using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MassGen.Docs.Site.Reference;

/// <summary>The documentation that the compiler wrote beside a library, as Markdown.</summary>
public sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(XDocument document) => _members = document.Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => member, StringComparer.Ordinal);

    /// <summary>The documentation beside a library.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static XmlDocs Beside(Assembly library) =>
        new(XDocument.Load(Path.ChangeExtension(library.Location, ".xml"), LoadOptions.PreserveWhitespace));

    public string OfType(Type type) => Markdown(Summary("T:" + type.FullName));

    public string OfField(FieldInfo field) => Markdown(Summary($"F:{field.DeclaringType!.FullName}.{field.Name}"));

    /// <summary>The meaning of a property, also of one that a record declares as a parameter.</summary>
    public string OfProperty(PropertyInfo property) =>
        Markdown(Summary($"P:{property.DeclaringType!.FullName}.{property.Name}") ?? Parameter(property));

    private XElement? Summary(string member) => _members.GetValueOrDefault(member)?.Element("summary");

    private XElement? Parameter(PropertyInfo property) => _members.GetValueOrDefault("T:" + property.DeclaringType!.FullName)?
        .Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name);

    private static string Markdown(XElement? element)
    {
        var text = new StringBuilder();
        foreach (var node in element?.Nodes() ?? [])
        {
            text.Append(node switch
            {
                XText plain => Special().Replace(plain.Value, @"\$0"),
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref") ?? see.Attribute("langword"))?.Value.Split('.')[^1]}`",
                XElement other => other.Value,
                _ => "",
            });
        }

        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"[\\`*_{}\[\]<>|#]")]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
