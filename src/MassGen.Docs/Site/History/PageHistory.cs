using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MassGen.Docs.Site.History;

/// <summary>What git knows of the pages: when each was last changed, and which ones there were. Without a whole history it knows nothing.</summary>
public sealed class PageHistory
{
    private const char Mark = '\u0001';

    /// <summary>A history of which nothing is known.</summary>
    public static PageHistory Unknown { get; } = new(new Dictionary<string, DateTimeOffset>());

    private readonly IReadOnlyDictionary<string, DateTimeOffset> _changed;

    private PageHistory(IReadOnlyDictionary<string, DateTimeOffset> changed) => _changed = changed;

    /// <summary>Every path there was, below the folder.</summary>
    public IEnumerable<string> Paths => _changed.Keys;

    /// <summary>When a file was last changed by a commit, or null.</summary>
    public DateTimeOffset? LastChange(string path) => _changed.TryGetValue(path, out var moment) ? moment : null;

    /// <summary>Asks git once for all files of a folder.</summary>
    public static PageHistory Of(string folder)
    {
        if (!HasWholeHistory(folder))
        {
            return Unknown;
        }

        try
        {
            using var git = Process.Start(Question(folder))!;
            var history = Read(git.StandardOutput);
            git.WaitForExit();
            return git.ExitCode == 0 ? history : Unknown;
        }
        catch (Win32Exception)
        {
            // There is no git.
            return Unknown;
        }
    }

    /// <summary>Reads what git says: a mark and a moment for each commit, newest first, and the paths that it changed.</summary>
    public static PageHistory Read(TextReader log)
    {
        var changed = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var moment = DateTimeOffset.UnixEpoch;
        while (log.ReadLine() is { } line)
        {
            if (line.StartsWith(Mark))
            {
                moment = DateTimeOffset.FromUnixTimeSeconds(long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture));
            }
            else if (line.Length > 0)
            {
                changed.TryAdd(line, moment);
            }
        }

        return new PageHistory(changed);
    }

    private static ProcessStartInfo Question(string folder) => new("git")
    {
        ArgumentList = { "-c", "core.quotePath=false", "log", "--no-renames", "--name-only", "--relative", $"--format={Mark}%ct", "--", "." },
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    };

    // In a shallow clone everything seems to be as old as its first commit.
    private static bool HasWholeHistory(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return !File.Exists(Path.Combine(git, "shallow"));
            }
        }

        return false;
    }
}
