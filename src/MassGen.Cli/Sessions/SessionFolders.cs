using System.Globalization;
using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Runs;
using MassGen.Runs.Disk;

namespace MassGen.Cli.Sessions;

/// <summary>
/// The sessions of a directory: <c>.massgen/sessions/ID/turn-N/{answer.md,metadata.json}</c>. The folders themselves are the list of
/// sessions. The Python project keeps a second list in the home directory, which can name sessions that are gone and which parallel
/// runs write over each other.
/// </summary>
internal sealed class SessionFolders(string directory, TimeProvider time)
{
    private const string Answer = "answer.md";
    private const string Metadata = "metadata.json";

    private string Root => Path.Combine(directory, ".massgen", "sessions");

    private IEnumerable<string> Ids => Directory.Exists(Root) ? Directory.EnumerateDirectories(Root).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')) : [];

    /// <summary>All sessions that have a turn, the one used last first.</summary>
    /// <param name="tell">Told of each session that cannot be read; it is passed over.</param>
    public IReadOnlyList<Session> All(Action<Diagnostic> tell) => Ordered(id =>
    {
        try
        {
            return Read(id);
        }
        catch (InvalidInputException broken)
        {
            broken.Diagnostics.ToList().ForEach(diagnostic => tell(diagnostic with { Severity = Severity.Warning }));
            return null;
        }
    });

    /// <summary>A session by its id.</summary>
    /// <exception cref="InvalidInputException">There is none, it has no turns, or one of them cannot be read.</exception>
    public Session Open(string id)
    {
        if (Ids.Contains(id) && Read(id) is { } session)
        {
            return session;
        }

        throw new InvalidInputException(new Diagnostic(
            "MG1085", Severity.Error, $"There is no session '{id}' in {Root}.",
            Suggestion: NearestWord.Suggestion(id, All(_ => { }).Select(known => known.Id)) ?? "'massgen --list-sessions' shows the sessions of this directory."));
    }

    /// <summary>The session used last.</summary>
    /// <exception cref="InvalidInputException">There is none, or one cannot be read: it may be the one.</exception>
    public Session Latest() => Ordered(Read) is [var latest, ..] ? latest : throw new InvalidInputException(new Diagnostic(
        "MG1086", Severity.Error, $"There is no session to continue in {Root}.",
        Suggestion: "Every answered question begins one; sessions belong to the directory they were begun in."));

    /// <summary>Keeps a turn.</summary>
    /// <param name="id">The session, or null to begin one.</param>
    /// <param name="describe">The turn's metadata, given the session's id and the turn's number.</param>
    /// <param name="answer">The final answer.</param>
    /// <returns>The session's id.</returns>
    public string Save(string? id, Func<string, int, SessionTurn> describe, string answer)
    {
        // A turn appears whole or not at all, a new session with its first one; of two programs that take the same name one takes the next.
        Directory.CreateDirectory(Root);
        var unfinished = Path.Combine(Root, $".unfinished-{Guid.NewGuid():N}");
        try
        {
            var turn = id is null ? Path.Combine(unfinished, "turn-1") : unfinished;
            Directory.CreateDirectory(turn);
            File.WriteAllText(Path.Combine(turn, Answer), answer);
            return Take(id is null ? NewSessions() : NextTurns(id), unfinished, (session, number) => AtomicFile.Write(
                Path.Combine(turn, Metadata), JsonSerializer.SerializeToUtf8Bytes(describe(session, number), SessionJson.Default.SessionTurn)));
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }

    private IEnumerable<(string Path, string Session, int Turn)> NewSessions()
    {
        var second = "session_" + time.GetLocalNow().ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
        return Numbers().Select(count => count == 1 ? second : $"{second}-{count}").Select(id => (Path.Combine(Root, id), id, 1));
    }

    private IEnumerable<(string Path, string Session, int Turn)> NextTurns(string id) =>
        Numbers().Select(turn => (Path.Combine(Root, id, $"turn-{turn}"), id, turn));

    // Moving is the one way to make a directory that fails when it is there.
    private static string Take(IEnumerable<(string Path, string Session, int Turn)> places, string unfinished, Action<string, int> describe)
    {
        foreach (var (path, session, turn) in places.Where(place => !Directory.Exists(place.Path)))
        {
            describe(session, turn);
            try
            {
                Directory.Move(unfinished, path);
                return session;
            }
            catch (IOException) when (Directory.Exists(path))
            {
                // Somebody else took this name.
            }
        }

        throw new InvalidOperationException("There is always a next number.");
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(1, int.MaxValue);

    private static void Remove(string unfinished)
    {
        try
        {
            Directory.Delete(unfinished, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What kept the turn from being kept is told, and that is enough.
        }
    }

    private List<Session> Ordered(Func<string, Session?> read) => [.. Ids.Select(read).OfType<Session>().OrderByDescending(session => session.Last.At)];

    private Session? Read(string id)
    {
        var turns = new List<SessionTurn>();
        var history = new List<EarlierTurn>();
        for (var turn = 1; ReadTurn(Path.Combine(Root, id, $"turn-{turn}")) is var (metadata, answer); turn++)
        {
            turns.Add(metadata);
            history.Add(new EarlierTurn(metadata.Question, answer));
        }

        return turns.Count == 0 ? null : new Session(id, turns, history);
    }

    private static (SessionTurn Metadata, string Answer)? ReadTurn(string path)
    {
        if (!File.Exists(Path.Combine(path, Metadata)))
        {
            return null;
        }

        try
        {
            var metadata = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(path, Metadata)), SessionJson.Default.SessionTurn);
            return metadata is null ? null : (metadata, File.ReadAllText(Path.Combine(path, Answer)));
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG1092", Severity.Error, $"The turn in {path} cannot be read: {broken.Message}",
                Suggestion: "Remove the session's folder, or put the turn right; --session-id continues another session all the same."));
        }
    }
}
