using System.Text;

namespace MassGen.Docs.Site.Output;

/// <summary>A file of the site.</summary>
/// <param name="Path">Where it goes, from the site's root.</param>
/// <param name="Content">What it holds.</param>
public sealed record SiteFile(string Path, ReadOnlyMemory<byte> Content)
{
    public static SiteFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    public static SiteFile Copy(string path, string from) => new(path, File.ReadAllBytes(from));
}
