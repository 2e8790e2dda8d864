using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>A snippet whose references to others have not been followed yet.</summary>
/// <param name="Fence">The block.</param>
/// <param name="Snippet">The snippet.</param>
/// <param name="After">What it comes after, as it was written.</param>
internal sealed record SnippetDraft(PageFence Fence, Snippet Snippet, IReadOnlyList<(string Id, SourcePosition Position)> After);
