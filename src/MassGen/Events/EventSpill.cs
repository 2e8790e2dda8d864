namespace MassGen.Events;

/// <summary>
/// The file in which a long log keeps what no longer fits its window of memory, one JSON line an event. It is made when it is first
/// needed, readable by nobody else, and gone when the log is.
/// </summary>
/// <param name="folder">The folder that the file is made in.</param>
internal sealed class EventSpill(string folder)
{
    private FileStream? _file;
    private long _length;

    /// <summary>Moves a full block to the file. Not safe for several writers at once.</summary>
    /// <returns>Whether the disk took it; else it stays in memory.</returns>
    public bool TryWrite(EventBlock block)
    {
        try
        {
            Write(block);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Write(EventBlock block)
    {
        var lines = new MemoryStream();
        foreach (var runEvent in block.Events!)
        {
            lines.Write(EventJson.ToLine(runEvent));
            lines.WriteByte((byte)'\n');
        }

        var bytes = lines.GetBuffer().AsSpan(0, (int)lines.Length);
        _file ??= Open();
        RandomAccess.Write(_file.SafeFileHandle, bytes, _length);
        block.MoveTo(_length, bytes.Length);
        _length += bytes.Length;
    }

    /// <summary>The events of a block that was moved. Safe at any time.</summary>
    public RunEvent[] Read(EventBlock block)
    {
        var bytes = new byte[block.Place.Length];
        var read = 0;
        while (read < bytes.Length)
        {
            var more = RandomAccess.Read(_file!.SafeFileHandle, bytes.AsSpan(read), block.Place.Offset + read);
            read += more > 0 ? more : throw new IOException("The log's own file has been cut short.");
        }

        var events = new RunEvent[EventBlock.Size];
        var lines = bytes.AsSpan();
        for (var i = 0; i < events.Length; i++)
        {
            var end = lines.IndexOf((byte)'\n');
            events[i] = EventJson.FromLine(lines[..end]);
            lines = lines[(end + 1)..];
        }

        return events;
    }

    // The handle's finaliser removes the file of a log that nobody holds any more.
    private FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.RandomAccess,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(folder, $"massgen-log-{Guid.NewGuid():N}"), options);
    }
}
