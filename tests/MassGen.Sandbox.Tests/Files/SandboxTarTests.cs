using System.Formats.Tar;
using System.Text;
using MassGen.Sandbox.Files;
using Xunit;

namespace MassGen.Sandbox.Tests.Files;

public sealed class SandboxTarTests
{
    [Fact]
    public async Task What_is_packed_comes_out_again()
    {
        SandboxFile[] files = [new("a/b.txt", "x"u8.ToArray()), new("run", default) { IsExecutable = true }];
        var packed = await SandboxTar.PackAsync(files, default);
        var unpacked = await SandboxTar.UnpackAsync(new MemoryStream(packed), CopyLimits.Default, default);
        Assert.Equal(files.Select(file => (file.Path, file.IsExecutable)), unpacked.Select(file => (file.Path, file.IsExecutable)));
        Assert.Equal("x"u8.ToArray(), unpacked[0].Content.ToArray());
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "x", "a link")]
    [InlineData(TarEntryType.HardLink, "x", "a hard link")]
    [InlineData(TarEntryType.CharacterDevice, "x", "a device")]
    [InlineData(TarEntryType.BlockDevice, "x", "a device")]
    [InlineData(TarEntryType.Fifo, "x", "a pipe")]
    [InlineData(TarEntryType.RegularFile, "../x", "not a path")]
    [InlineData(TarEntryType.RegularFile, "a/../../x", "not a path")]
    [InlineData(TarEntryType.RegularFile, "/etc/passwd", "not a path")]
    [InlineData(TarEntryType.Directory, "../", "not a path")]
    public Task An_entry_that_is_no_plain_file_inside_is_refused(TarEntryType type, string name, string reason)
    {
        var entry = new PaxTarEntry(type, name);
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = "/etc/passwd";
        return AssertRefusedAsync(Archive(entry), reason);
    }

    [Fact]
    public Task A_claimed_length_is_refused_before_it_is_read()
    {
        var archive = Archive(new PaxTarEntry(TarEntryType.RegularFile, "x") { DataStream = new MemoryStream(new byte[600]) });
        return AssertRefusedAsync(archive, "more than 500 bytes", new() { MaxBytes = 500 });
    }

    [Fact]
    public Task Too_many_entries_are_refused() => AssertRefusedAsync(
        Archive([.. Enumerable.Range(0, 11).Select(number => new PaxTarEntry(TarEntryType.Directory, $"d{number}/"))]),
        "more than 10 files",
        new() { MaxEntries = 10 });

    [Fact]
    public async Task An_archive_that_breaks_off_is_refused_at_every_length()
    {
        var whole = Archive(new PaxTarEntry(TarEntryType.RegularFile, "x") { DataStream = new MemoryStream(new byte[2000]) });
        for (var length = 513; length < whole.Length - 1024; length += 97)
            await AssertRefusedAsync(whole[..length], "broken or too long");
    }

    [Fact]
    public async Task Random_damage_is_refused_or_harmless()
    {
        var random = new Random(11);
        var whole = Archive(new PaxTarEntry(TarEntryType.RegularFile, "x") { DataStream = new MemoryStream(new byte[100]) });
        for (var round = 0; round < 2000; round++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);

            // Whoever means harm writes a right check sum over wrong numbers.
            if (round % 2 == 0)
                Sign(damaged.AsSpan(random.Next(damaged.Length / 512) * 512, 512), random);
            var failure = await Record.ExceptionAsync(() => SandboxTar.UnpackAsync(new MemoryStream(damaged), CopyLimits.Default, default));
            Assert.True(failure is null or SandboxException, failure?.ToString());
        }
    }

    // Length, time and check sum of a header: digits in base 8, or bytes in base 256 where the first is 0x80 or 0xff.
    private static void Sign(Span<byte> header, Random random)
    {
        header.Slice(random.Next(2) == 0 ? 124 : 136, 12).Fill((byte)(random.Next(2) == 0 ? 0xff : 0x80));
        header[random.Next(124, 148)] = (byte)random.Next(256);
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var one in header)
            sum += one;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0").CopyTo(header[148..]);
    }

    private static async Task AssertRefusedAsync(byte[] archive, string reason, CopyLimits? limits = null)
    {
        var failure = await Assert.ThrowsAsync<SandboxException>(
            () => SandboxTar.UnpackAsync(new MemoryStream(archive), limits ?? CopyLimits.Default, default));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Archive(params TarEntry[] entries)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        }

        return archive.ToArray();
    }
}
