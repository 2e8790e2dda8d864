using MassGen.Runs.Disk;
using MassGen.Testing;
using Xunit;

namespace MassGen.Tests.Runs.Disk;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        var path = _folder.Write("a.txt", "before");
        AtomicFile.Write(path, "after");
        Assert.Equal("after", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_beside_it()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder.Path, "a.txt")).FullName;
        Assert.ThrowsAny<SystemException>(() => AtomicFile.Write(path, "text"));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
