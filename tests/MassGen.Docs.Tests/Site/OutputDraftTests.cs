using MassGen.Diagnostics;
using MassGen.Docs.Site.Output;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class OutputDraftTests : IDisposable
{
    private static readonly SiteFile Old = new("index.html", "old"u8.ToArray());

    private readonly TempFolder _folder = new();

    private string Site => Path.Combine(_folder.Path, "site");

    [Fact]
    public void Two_builds_at_once_do_not_mix()
    {
        using var first = OutputDraft.Begin(Site);
        var refused = Assert.Throws<InvalidInputException>(() => OutputDraft.Begin(Site));
        Assert.Equal("MG7103", Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void A_draft_that_is_given_up_leaves_no_trace()
    {
        OutputFolder.Write(Site, [Old]);
        using (var draft = OutputDraft.Begin(Site))
        {
            draft.Write(new SiteFile("index.html", "new"u8.ToArray()));
        }

        Assert.Equal("old", File.ReadAllText(Path.Combine(Site, "index.html")));
        Assert.Equal([Site], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void What_cannot_be_written_is_told_and_the_old_site_stays()
    {
        OutputFolder.Write(Site, [Old]);
        var failed = Assert.Throws<InvalidInputException>(() => OutputFolder.Write(Site, [new SiteFile("a", default), new SiteFile("a/b.html", default)]));
        Assert.Equal("MG7104", Assert.Single(failed.Diagnostics).Code);
        Assert.Equal("old", File.ReadAllText(Path.Combine(Site, "index.html")));
    }

    [Fact]
    public void A_file_in_the_way_of_the_folder_is_told()
    {
        var file = _folder.Write("file", "dear");
        var failed = Assert.Throws<InvalidInputException>(() => OutputDraft.Begin(Path.Combine(file, "site")));
        Assert.Equal("MG7104", Assert.Single(failed.Diagnostics).Code);
    }

    [Fact]
    public void A_file_in_the_place_of_the_site_is_told_and_stays()
    {
        var file = _folder.Write("site", "dear");
        var failed = Assert.Single(Assert.Throws<InvalidInputException>(() => OutputFolder.Write(Site, [Old])).Diagnostics);
        Assert.Equal(("MG7040", "dear"), (failed.Code, File.ReadAllText(file)));
        Assert.StartsWith(Site, failed.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_read_only_folder_is_told_and_the_old_site_stays_whole()
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder.Path, "disk")).FullName;
        Skip.IfNot(Run("mount", "-t", "tmpfs", "tmpfs", disk), "A file system cannot be mounted here.");
        try
        {
            OutputFolder.Write(Path.Combine(disk, "site"), [Old]);
            Assert.True(Run("mount", "-o", "remount,ro", disk));
            var failed = Assert.Single(Assert.Throws<InvalidInputException>(() => OutputFolder.Write(Path.Combine(disk, "site"), [Old])).Diagnostics);
            Assert.Equal("MG7104", failed.Code);
            Assert.StartsWith(Path.Combine(disk, "site") + " cannot be written: Read-only file system", failed.Message, StringComparison.Ordinal);
            Assert.Equal(["index.html", ".massgen-docs-site"], Directory.EnumerateFiles(Path.Combine(disk, "site")).Select(file => Path.GetFileName(file)).OrderDescending(StringComparer.Ordinal));
        }
        finally
        {
            Run("umount", disk);
        }
    }

    [SkippableFact]
    public void A_full_disk_is_told_and_the_old_site_stays()
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder.Path, "disk")).FullName;
        Skip.IfNot(Run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk), "A small file system cannot be mounted here.");
        try
        {
            OutputFolder.Write(Path.Combine(disk, "site"), [Old]);
            var failed = Assert.Throws<InvalidInputException>(() => OutputFolder.Write(Path.Combine(disk, "site"), [new SiteFile("big", new byte[1 << 20])]));
            Assert.Equal("MG7104", Assert.Single(failed.Diagnostics).Code);
            Assert.Equal("old", File.ReadAllText(Path.Combine(disk, "site/index.html")));
        }
        finally
        {
            Run("umount", disk);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
