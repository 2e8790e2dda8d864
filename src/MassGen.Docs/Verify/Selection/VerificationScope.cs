using System.Security.Cryptography;
using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify.Reports;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Verify.Selection;

/// <summary>What one call verifies: what was asked for, of that what a change can affect, of that one part.</summary>
internal sealed record VerificationScope
{
    /// <summary>What is verified here.</summary>
    public required Units Units { get; init; }

    /// <summary>Pages that cannot be read as they are written, one result a page.</summary>
    public IReadOnlyList<VerificationResult> Faulty { get; init; } = [];

    /// <summary>Which part of the whole it is, or null when it is all.</summary>
    public ReportShard? Shard { get; init; }

    /// <summary>How many things there are to verify here.</summary>
    public int Count => Units.Count + Faulty.Count;

    /// <summary>How many of them would be run, and not skipped on purpose.</summary>
    public int Runnable => Units.Runnable + Faulty.Count;

    /// <summary>Finds what somebody asks for.</summary>
    /// <exception cref="InvalidInputException">It does not exist, or git does not know the revision.</exception>
    public static async Task<VerificationScope> OfAsync(string root, SnippetParts parts, ScopeRequest request, CancellationToken cancellationToken)
    {
        var examples = ExampleLoader.Discover(root);
        var needsPages = request.Mode == VerificationMode.Replay && !(request.Words.Count > 0 && request.Words.All(examples.Contains));
        var reading = needsPages ? parts.Read(root) : new SnippetReading([], []);
        var words = new UnitWords(examples, SnippetSessions.Of(reading.Snippets), PagesOf(root));
        var units = Chosen(words, reading, request);
        var faulty = Faults(reading, request, units);
        if (request.Since is { } revision)
        {
            var changed = await ChangedFiles.SinceAsync(root, revision, cancellationToken);
            units = Affected.By(units, changed, path => File.Exists(Path.Combine(root, path)) ? File.ReadAllText(Path.Combine(root, path)) : null);
        }

        var whole = new VerificationScope { Units = units, Faulty = faulty };
        return request.Shard is { } shard ? whole.PartOf(shard, root) : whole;
    }

    // Faulty pages take no time, so the first part has all of them.
    private VerificationScope PartOf(Shard shard, string root)
    {
        // The texts count: a report of yesterday, or of another commit, names the same ids.
        var all = string.Join('\n', [
            LibraryBuild.Verifier,
            .. Units.Examples.Select(id => $"{id} {InputsHash.OfFiles(Path.Combine(root, "examples", id))}"),
            .. Units.Snippets.Select(snippet => $"{snippet.Id} {SnippetText.Of(snippet)}"),
            .. Faulty.Select(page => $"{page.Id} {page.Reason}"),
        ]);
        return new VerificationScope
        {
            Units = shard.Of(Units),
            Faulty = shard.Index == 1 ? Faulty : [],
            Shard = new ReportShard(shard.Index, shard.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..32], Count),
        };
    }

    private static Units Chosen(UnitWords words, SnippetReading reading, ScopeRequest request)
    {
        try
        {
            return words.Of(request.Words);
        }
        catch (InvalidInputException unknown) when (reading.Faults.Count > 0)
        {
            // What is not found may be a snippet that could not be read.
            throw new InvalidInputException([.. unknown.Diagnostics, .. reading.Faults]);
        }
    }

    private static List<VerificationResult> Faults(SnippetReading reading, ScopeRequest request, Units units)
    {
        var chosen = units.Snippets.Select(snippet => snippet.Position.Source.Path).ToHashSet();
        return
        [
            .. reading.Faults
                .Where(fault => fault.Severity == Severity.Error)
                .GroupBy(fault => fault.Position?.Source.Path ?? "docs-src")
                .Where(page => request.Words.Count == 0 || chosen.Contains(page.Key) || request.Words.Any(word => Names(word, page.Key)))
                .Select(page => ResultOf.Unreadable(page.Key, VerificationMode.Replay, [.. page]) with { Kind = UnitKind.Snippet }),
        ];
    }

    private static bool Names(string word, string page) =>
        page.Contains(Path.ChangeExtension(word.Split('#')[0].TrimEnd('/'), null), StringComparison.Ordinal);

    private static List<string> PagesOf(string root) => Directory.Exists(Path.Combine(root, "docs-src"))
        ? [.. Directory.EnumerateFiles(Path.Combine(root, "docs-src"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(root, "docs-src"), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)]
        : [];
}

/// <summary>What somebody asks to be verified.</summary>
internal sealed record ScopeRequest
{
    /// <summary>Examples, pages and snippets; everything when empty.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Only what changes since this revision can affect, or null.</summary>
    public string? Since { get; init; }

    /// <summary>Only one part, or null.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Where models' answers come from. Snippets are only ever replayed.</summary>
    public VerificationMode Mode { get; init; }
}
