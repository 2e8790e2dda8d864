using System.Security.Cryptography;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Search;

/// <summary>A name for what all files of an index hold together, so that a browser never puts together those of two builds.</summary>
internal sealed class ContentVersion : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Text => Convert.ToHexStringLower(_hash.GetCurrentHash().AsSpan(0, 4));

    public SiteFile Noted(SiteFile file)
    {
        _hash.AppendData(file.Content.Span);
        return file;
    }

    public void Dispose() => _hash.Dispose();
}
