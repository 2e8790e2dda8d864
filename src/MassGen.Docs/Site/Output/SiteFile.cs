using System.Buffers;
using System.Text;

namespace MassGen.Docs.Site.Output;

/// <summary>A file of the site.</summary>
/// <param name="Path">Where it goes, from the site's root.</param>
/// <param name="Content">What it holds; empty when it is a copy.</param>
public sealed record SiteFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>The file whose copy it is, or null. Copies are made by the operating system, whatever their size.</summary>
    public string? From { get; init; }

    public static SiteFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>A text that stands in many pieces.</summary>
    public static SiteFile OfText(string path, StringBuilder text)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, text.Length);
        var bytes = Encoding.UTF8.GetBytes(characters, 0, text.Length);
        ArrayPool<char>.Shared.Return(characters);
        return new SiteFile(path, bytes);
    }

    public static SiteFile Copy(string path, string from) => new(path, default) { From = from };

    /// <summary>What it holds, wherever that is.</summary>
    public ReadOnlyMemory<byte> Bytes() => From is null ? Content : File.ReadAllBytes(From);
}
