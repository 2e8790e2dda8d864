namespace MassGen.Docs.Snippets;

/// <summary>Does what snippets say. One of it serves a whole verification and may prepare, for all of them, what each needs.</summary>
public interface ISnippetRunner : IAsyncDisposable
{
    /// <summary>
    /// Prepares what these snippets need, before any is run: compiles all programs in one batch, finds the sandbox and its image. Its time
    /// is told apart from that of the snippets.
    /// </summary>
    Task PrepareAsync(IReadOnlyList<Snippet> snippets, CancellationToken cancellationToken);

    /// <summary>What identifies the place where these snippets run (sandbox, image), for the key of the evidence; null when they need none.</summary>
    Task<string?> IdentifyAsync(IReadOnlyList<Snippet> session, CancellationToken cancellationToken);

    /// <summary>Why a snippet cannot be run on this machine at present; null when it can.</summary>
    Task<string?> WhyNotAsync(Snippet snippet, CancellationToken cancellationToken);

    /// <summary>Runs the snippets of one session in order. After one has failed, those after it are skipped and say so.</summary>
    /// <returns>One outcome a snippet, in order.</returns>
    Task<IReadOnlyList<SnippetOutcome>> RunAsync(IReadOnlyList<Snippet> session, CancellationToken cancellationToken);
}
