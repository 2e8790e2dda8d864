using System.Globalization;
using System.Security.Cryptography;
using MassGen.Diagnostics;
using MassGen.Projections;

namespace MassGen.Runs.Disk;

/// <summary>
/// Where a run keeps what it leaves behind. Every run has a folder of its own, so that runs in one directory never touch each other's
/// files.
/// </summary>
public sealed class RunFolder
{
    private RunFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder itself, as a whole path.</summary>
    public string Path { get; }

    /// <summary>The run's id: the folder's name.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary><c>events.jsonl</c>: the event log, written as it grows.</summary>
    public string Events => In("events.jsonl");

    /// <summary><c>status.json</c>: where the run stands.</summary>
    public string Status => In("status.json");

    /// <summary><c>votes.json</c>: every vote.</summary>
    public string Votes => In("votes.json");

    /// <summary><c>config.yaml</c>: the configuration without its secrets.</summary>
    public string Config => In("config.yaml");

    /// <summary><c>answers</c>: every accepted answer, by its id.</summary>
    public string Answers => In("answers");

    /// <summary><c>final/answer.md</c>: the final answer.</summary>
    public string FinalAnswer => In(StatusProjection.AnswerFile);

    /// <summary><c>workspaces</c>: agents' own files, one folder an agent.</summary>
    public string Workspaces => In("workspaces");

    /// <summary><c>shared</c>: what agents show each other of their workspaces.</summary>
    public string Shared => In("shared");

    /// <summary>The folder in which a directory's runs are.</summary>
    public static string RunsIn(string directory) => System.IO.Path.Combine(directory, ".massgen", "runs");

    /// <summary>Makes the folder of a new run: <c>.massgen/runs/yyyyMMdd-HHmmss-xxxxxxxx</c> in a directory, by the time in UTC.</summary>
    public static RunFolder Create(string directory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        while (true)
        {
            var second = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            var folder = new RunFolder(System.IO.Path.Combine(RunsIn(directory), $"{second}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"));
            if (folder.TryClaim())
            {
                return folder;
            }
        }
    }

    /// <summary>Makes a folder that somebody named the folder of a new run.</summary>
    /// <exception cref="InvalidInputException">It holds a run already.</exception>
    public static RunFolder CreateAt(string path)
    {
        var folder = new RunFolder(path);
        return folder.TryClaim() ? folder : throw new InvalidInputException(new Diagnostic(
            "MG1084", Severity.Error, $"{path} holds a run already; its files are never written over.",
            Suggestion: "Name another folder, or none: each run then gets one of its own."));
    }

    /// <summary>The folder of an earlier run.</summary>
    /// <exception cref="InvalidInputException">There is no run.</exception>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(path);
        if (File.Exists(folder.Events))
        {
            return folder;
        }

        var siblings = Directory.GetParent(folder.Path) is { Exists: true } parent ? parent.GetDirectories().Select(one => new RunFolder(one.FullName)) : [];
        var nearest = NearestWord.Of(folder.Id, siblings.Where(one => File.Exists(one.Events)).Select(one => one.Id));
        throw new InvalidInputException(new Diagnostic(
            "MG1089", Severity.Error, $"{path} is not the folder of a run: it has no events.jsonl.",
            Suggestion: nearest is null
                ? "Runs are in .massgen/runs of the directory they were started in."
                : $"Did you mean '{System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", nearest)}'?"));
    }

    /// <summary>
    /// Takes this run in order to continue it. While its log is held open, nobody else can take it: the operating system knows that of every such
    /// reader, and of every writer of <see cref="Events.EventFile"/>, and forgets it when the program ends, however it ends.
    /// </summary>
    /// <returns>The log, or null when a program writes it now or has taken the run.</returns>
    public FileStream? Take()
    {
        try
        {
            // Where names belong to open files, the log must still get another one.
            return new FileStream(Events, FileMode.Open, FileAccess.Read, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes room for the log of the run that continues this one, which begins with everything that is in it: the old log stays beside
    /// it as <c>events.1.jsonl</c>, <c>events.2.jsonl</c> and so on.
    /// </summary>
    public void SetLogAside()
    {
        var number = 1;
        while (File.Exists(In($"events.{number}.jsonl")))
        {
            number++;
        }

        File.Move(Events, In($"events.{number}.jsonl"));
    }

    /// <summary>The newest run of a directory that has begun, or null when there is none.</summary>
    public static RunFolder? Latest(string directory) => Directory.Exists(RunsIn(directory))
        ? Directory.EnumerateDirectories(RunsIn(directory)).Order(StringComparer.Ordinal).Select(path => new RunFolder(path))
            .LastOrDefault(folder => new FileInfo(folder.Events) is { Exists: true, Length: > 0 })
        : null;

    /// <summary>The file of an answer, for example <c>answers/agent1.2.md</c>.</summary>
    public string AnswerFile(string answerId) => System.IO.Path.Combine(Answers, $"{answerId}.md");

    private string In(string name) => System.IO.Path.Combine(Path, name);

    // Making the log's file is what makes the folder ours: of two runs only one can.
    private bool TryClaim()
    {
        Directory.CreateDirectory(Path);
        try
        {
            using var claimed = new FileStream(Events, FileMode.CreateNew, FileAccess.Write);
            return true;
        }
        catch (IOException) when (File.Exists(Events))
        {
            return false;
        }
    }
}
