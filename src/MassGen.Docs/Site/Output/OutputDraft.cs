using System.Collections.Concurrent;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Output;

/// <summary>
/// A site that is being written beside the one that stands. <see cref="Publish"/> swaps the two; a draft that is given up leaves no trace.
/// Files may be written from many threads. One build at a time may have a draft of a folder.
/// </summary>
public sealed class OutputDraft : IDisposable
{
    // Tells a folder that was built here, and may be replaced, from one that holds somebody's work.
    internal const string Marker = ".massgen-docs-site";

    private readonly string _target;
    private readonly string _draft;
    private readonly FileStream _lock;
    private readonly ConcurrentDictionary<string, bool> _folders = [];

    private OutputDraft(string target, FileStream hold) => (_target, _draft, _lock) = (target, target + ".new", hold);

    /// <summary>Begins a draft.</summary>
    /// <exception cref="InvalidInputException">The folder holds something else than a site, cannot be written, or another build is at it.</exception>
    public static OutputDraft Begin(string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RefuseForeign(target);
        return Located(target, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? target);
            var draft = new OutputDraft(target, Lock(target));
            try
            {
                Remove(draft._draft);
                Directory.CreateDirectory(draft._draft);
                File.WriteAllText(Path.Combine(draft._draft, Marker), "");
                return draft;
            }
            catch
            {
                draft.Dispose();
                throw;
            }
        });
    }

    /// <summary>Writes a file into the draft.</summary>
    /// <exception cref="InvalidInputException">It cannot be written: the disk is full, or something is in the way.</exception>
    public void Write(SiteFile file)
    {
        var path = Path.Combine(_draft, file.Path);
        try
        {
            if (!_folders.ContainsKey(Path.GetDirectoryName(path)!))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                _folders.TryAdd(Path.GetDirectoryName(path)!, true);
            }

            if (file.From is { } from)
            {
                File.Copy(from, path, overwrite: true);
                return;
            }

            using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None);
            RandomAccess.Write(handle, file.Content.Span, 0);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, failed);
        }
    }

    /// <summary>Puts the draft in the place of the site that stood there.</summary>
    public void Publish() => Located(_target, () =>
    {
        var old = _target + ".old";
        Remove(old);
        Swap(old);
        Remove(old);
        return true;
    });

    /// <summary>Gives the draft up, if it was not published.</summary>
    public void Dispose()
    {
        try
        {
            Remove(_draft);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // What remains is removed by the next build; the fault that led here is told already.
        }

        _lock.Dispose();
    }

    private static FileStream Lock(string target)
    {
        try
        {
            return new FileStream(target + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(target + ".lock"))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7103", Severity.Error, $"Another build is writing to {target} at this moment.", Suggestion: "Wait for it to end, or name another folder with --output."));
        }
    }

    private static void RefuseForeign(string target)
    {
        var isTaken = File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any());
        if (isTaken && !File.Exists(Path.Combine(target, Marker)))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7040", Severity.Error, $"{target} holds something that was not built here, and a build would replace it.",
                Suggestion: "Name an empty or a new folder with --output."));
        }
    }

    private void Swap(string old)
    {
        var replaces = Directory.Exists(_target);
        if (replaces)
        {
            Directory.Move(_target, old);
        }

        try
        {
            Directory.Move(_draft, _target);
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(old, _target);
            throw;
        }
    }

    private static T Located<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, failed);
        }
    }

    private static InvalidInputException Unwritable(string path, Exception failed) => new(new Diagnostic(
        "MG7104", Severity.Error, $"{path} cannot be written: {failed.Message} What stood in the output folder before is as it was.",
        Suggestion: "Make room, or name a folder with --output in which you may write."));

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
