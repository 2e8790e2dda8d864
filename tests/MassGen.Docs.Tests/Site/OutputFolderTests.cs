using MassGen.Diagnostics;
using MassGen.Docs.Site.Output;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class OutputFolderTests : IDisposable
{
    private static readonly SiteFile[] Files = [new("index.html", "new"u8.ToArray())];

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_folder_with_somebodys_work_is_never_replaced()
    {
        var letter = _folder.Write("home/letter.txt", "dear");
        var refused = Assert.Throws<InvalidInputException>(() => OutputFolder.Write(Path.Combine(_folder.Path, "home"), Files));
        Assert.Equal("MG7040", Assert.Single(refused.Diagnostics).Code);
        Assert.Equal("dear", File.ReadAllText(letter));
    }

    [Fact]
    public void A_site_that_was_built_here_is_replaced_whole()
    {
        var site = Path.Combine(_folder.Path, "site");
        OutputFolder.Write(site, [new SiteFile("old.html", "old"u8.ToArray())]);
        OutputFolder.Write(site, Files);
        Assert.Equal("new", File.ReadAllText(Path.Combine(site, "index.html")));
        Assert.False(File.Exists(Path.Combine(site, "old.html")));
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        var site = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        OutputFolder.Write(site, Files);
        Assert.True(File.Exists(Path.Combine(site, "index.html")));
    }

    public void Dispose() => _folder.Dispose();
}
