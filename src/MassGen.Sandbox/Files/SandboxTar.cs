using System.Formats.Tar;

namespace MassGen.Sandbox.Files;

/// <summary>Packs files for a sandbox, and unpacks what a sandbox sends as what it is: hostile until shown otherwise.</summary>
internal static class SandboxTar
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task<byte[]> PackAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken)
    {
        var packed = new MemoryStream();
        var writer = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var file in files)
            {
                var entry = new PaxTarEntry(TarEntryType.RegularFile, SandboxPath.Checked(file.Path))
                {
                    DataStream = new MemoryStream(file.Content.ToArray(), writable: false),
                    Mode = file.IsExecutable ? Plain | Execute : Plain,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                };
                await writer.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Reads an archive to its end.</summary>
    /// <exception cref="SandboxException">An entry is not a plain file or folder, leaves the workspace, or is too much.</exception>
    public static async Task<IReadOnlyList<SandboxFile>> UnpackAsync(
        Stream archive, CopyLimits limits, CancellationToken cancellationToken)
    {
        var files = new List<SandboxFile>();
        var (entries, bytes) = (0, 0L);
        var reader = new TarReader(archive, leaveOpen: true);
        await using (reader.ConfigureAwait(false))
        {
            try
            {
                while (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
                {
                    if (++entries > limits.MaxEntries)
                        throw Refused($"there are more than {limits.MaxEntries} files and folders");
                    if ((bytes += entry.Length) > limits.MaxBytes)
                        throw Refused($"there are more than {limits.MaxBytes} bytes");
                    if (await ReadAsync(entry, cancellationToken).ConfigureAwait(false) is { } file)
                        files.Add(file);
                }
            }
            catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException or FormatException or ArgumentException
                or OverflowException or InvalidOperationException)
            {
                throw Refused("the archive is broken or too long", failure);
            }
        }

        return files;
    }

    private static async Task<SandboxFile?> ReadAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        var name = SandboxPath.Checked(WithoutDot(entry.Name), allowRoot: true);
        if (entry.EntryType == TarEntryType.Directory)
            return null;
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
            throw Refused($"'{TerminalText.Escape(name)}' is not a plain file but {Describe(entry.EntryType)}");
        var content = new MemoryStream();
        if (entry.DataStream is { } data)
            await data.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return new(name, content.ToArray()) { IsExecutable = entry.Mode.HasFlag(UnixFileMode.UserExecute) };
    }

    private static string WithoutDot(string name)
    {
        var trimmed = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        return trimmed.TrimEnd('/') is "" or "." ? "." : trimmed.TrimEnd('/');
    }

    private static string Describe(TarEntryType type) => type switch
    {
        TarEntryType.SymbolicLink => "a link",
        TarEntryType.HardLink => "a hard link to another file",
        TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
        TarEntryType.Fifo => "a pipe",
        _ => $"an entry of type {type}",
    };

    private static SandboxException Refused(string why, Exception? cause = null) =>
        new(SandboxErrors.CopyRefused, $"The copy out of the sandbox was refused: {why}.", cause);
}
