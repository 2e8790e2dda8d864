using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site.Live;

/// <summary>
/// A site that is being written, in memory: every file is rendered when it is asked for, or by <see cref="RenderRest"/>, and after a change
/// only what depends on it. At any time it holds, byte for byte, what a build of the present sources would write.
/// </summary>
public sealed class LiveSite
{
    private readonly Lock _update = new();
    private volatile SiteState _state;

    /// <summary>Reads the sources; renders nothing yet.</summary>
    public LiveSite(SiteInput input) => _state = Read(input.Aged(), null, new HashSet<string>());

    /// <summary>What it is built of at present.</summary>
    public SiteInput Input => _state.Input;

    /// <summary>The pages and the site's words at present; null when the sources cannot be read.</summary>
    public ContentFolder? Content => _state.Content;

    /// <summary>Folders outside of the pages' own from which they include text.</summary>
    public IReadOnlyList<string> IncludeFolders =>
        [.. (_state.Content?.Settings.IncludeFrom ?? []).Select(folder => Path.GetFullPath(Path.Combine(_state.Input.ContentFolder, folder)))];

    /// <summary>Takes note that something has changed, and finds out what depends on it.</summary>
    /// <param name="changed">Full paths of files that are known to have changed; others are found by their time of writing.</param>
    /// <param name="input">Another input, or null for the same.</param>
    /// <returns>The paths of files of the site that are not the same any more.</returns>
    public IReadOnlyList<string> Update(IReadOnlyCollection<string> changed, SiteInput? input = null)
    {
        lock (_update)
        {
            var earlier = _state;
            _state = Read(input?.Aged() ?? earlier.Input, earlier, changed.ToHashSet());
            return _state.ChangedSince(earlier);
        }
    }

    /// <summary>A file of the site, rendered now if need be; null when there is none.</summary>
    public LiveFile? Find(string path) => _state.Find(path);

    /// <summary>Renders what nobody has asked for yet, on all cores.</summary>
    public void RenderRest(CancellationToken cancellationToken) => _state.RenderRest(cancellationToken);

    /// <summary>Everything that is wrong with the sources. Renders what is not rendered yet.</summary>
    public IReadOnlyList<Diagnostic> Faults() => _state.Faults();

    /// <summary>The paths of all files of the site. Renders what is not rendered yet.</summary>
    public IReadOnlyList<string> Files() => _state.Files();

    private static SiteState Read(SiteInput input, SiteState? earlier, HashSet<string> changed)
    {
        var faults = new List<Diagnostic>();
        try
        {
            var content = SiteContent.Read(input, faults, earlier?.Content is { } known ? new EarlierContent(known, changed) : null);
            var templates = earlier?.Templates is { } same && earlier.Content!.Words.IsSame(content.Words)
                && !changed.Any(file => file.StartsWith(input.TemplateFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                ? same
                : new HandlebarsRenderer(input.TemplateFolder, content.Words);
            return new SiteState(input, content, templates, faults, earlier, changed);
        }
        catch (InvalidInputException invalid)
        {
            return new SiteState(input, null, null, [.. faults, .. invalid.Diagnostics], null, changed);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // A file that is being replaced at this moment; the next change is already on its way.
            return new SiteState(input, null, null, [.. faults, new Diagnostic("MG7105", Severity.Error, $"The sources cannot be read: {unreadable.Message}")], null, changed);
        }
    }
}

/// <summary>A file of a site that is being written.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="Faults">What is wrong with its sources; a build would refuse errors.</param>
public sealed record LiveFile(ReadOnlyMemory<byte> Content, IReadOnlyList<Diagnostic> Faults)
{
    /// <summary>Whether a build would write it.</summary>
    public bool IsSound => Faults.All(fault => fault.Severity != Severity.Error);
}
