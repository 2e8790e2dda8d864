using System.Text;

namespace MassGen.Runs.Disk;

/// <summary>Writes files so that a reader sees the old content or the new one, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text as UTF-8. Folders on the way are made.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes. Folders on the way are made.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".tmp";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            // On a full disk, half a file would only take room from others.
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }
}
