using MassGen.Events;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Keeps each picture of a run once, as <c>blobs/HASH.png</c> in its folder, and tells the log of it.</summary>
/// <param name="folder">The run's folder, or null where pictures are not kept.</param>
internal sealed class FrameFiles(string? folder)
{
    private const string Blobs = "blobs";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Tells of a picture that is new, and keeps it.</summary>
    /// <returns>Its hash.</returns>
    public string Record(Frame frame, string agent, Action<RunEvent> emit)
    {
        lock (_gate)
        {
            if (!_known.Add(frame.Hash))
            {
                return frame.Hash;
            }
        }

        emit(new DesktopFrame
        {
            Agent = agent, Hash = frame.Hash, File = Keep(frame), Width = frame.Size.Width, Height = frame.Size.Height, Bytes = frame.Png.Length,
        });
        return frame.Hash;
    }

    // A hash that is not one must not become a path; a full disk must not end the work.
    private string? Keep(Frame frame)
    {
        if (folder is null || frame.Hash.Length == 0 || !frame.Hash.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var name = $"{Blobs}/{frame.Hash}.png";
        var path = Path.Combine(folder, Blobs, frame.Hash + ".png");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, Blobs));
            if (!File.Exists(path))
            {
                var draft = $"{path}.{Guid.NewGuid():N}.new";
                File.WriteAllBytes(draft, frame.Png.ToArray());
                File.Move(draft, path, overwrite: true);
            }

            return name;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
