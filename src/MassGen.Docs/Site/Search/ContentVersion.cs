using System.Globalization;
using System.Runtime.InteropServices;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Search;

/// <summary>A name for what all files of an index hold together, so that a browser never puts together those of two builds.</summary>
internal sealed class ContentVersion
{
    private ulong _hash = 14695981039346656037;

    public string Text => _hash.ToString("x16", CultureInfo.InvariantCulture);

    public SiteFile Noted(SiteFile file)
    {
        var bytes = file.Content.Span;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            Mix(eight);
        }

        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            Mix(one);
        }

        return file;
    }

    // Nobody gains by a collision: it only has to differ from the build before.
    private void Mix(ulong value)
    {
        _hash = (_hash ^ value) * 0x9E3779B97F4A7C15;
        _hash ^= _hash >> 29;
    }
}
