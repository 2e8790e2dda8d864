namespace MassGen.Docs.Site.Agents;

/// <summary>A page as coding agents are told of it.</summary>
/// <param name="Path">Its Markdown.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it is about, or null.</param>
/// <param name="Text">Its Markdown text; null where all pages are too long to be read at once.</param>
public sealed record AgentPage(string Path, string Title, string? Description, string? Text)
{
    /// <summary>The folder it is in, as a heading.</summary>
    public string Section => Path.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? char.ToUpperInvariant(Path[0]) + Path[1..slash].Replace('-', ' ') : "Overview";
}
