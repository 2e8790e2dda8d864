using System.Text.Json;
using System.Threading.Channels;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;

namespace MassGen.Docs.Commands;

/// <summary>Watches the sources of a site, and tells open pages when what they show has changed.</summary>
internal sealed class SourceWatch : IDisposable
{
    // An editor's save is several steps within a few milliseconds.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(12);

    private readonly LiveSite _site;
    private readonly LiveEvents _events;
    private readonly TimeProvider _time;
    private readonly Channel<string> _changes = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>Begins to watch folders; those that do not exist are passed over.</summary>
    public SourceWatch(LiveSite site, LiveEvents events, IEnumerable<string> folders, TimeProvider time)
    {
        (_site, _events, _time) = (site, events, time);
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, change) => _changes.Writer.TryWrite(change.FullPath);
            watcher.Created += (_, change) => _changes.Writer.TryWrite(change.FullPath);
            watcher.Deleted += (_, change) => _changes.Writer.TryWrite(change.FullPath);
            watcher.Renamed += (_, change) => _changes.Writer.TryWrite(change.FullPath);
            // Too many at once: the sources are read again by their times.
            watcher.Error += (_, _) => _changes.Writer.TryWrite(folder);
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>
    /// Renders the site, and again what depends on each change, until it is cancelled. The function reads the input anew where a changed file
    /// is more than a page, an asset or a template; it gives null where the input stays.
    /// </summary>
    public async Task RunAsync(Func<IReadOnlyCollection<string>, CancellationToken, Task<SiteInput?>> reload, CancellationToken cancellationToken)
    {
        await Task.Run(() => _site.RenderRest(cancellationToken), cancellationToken);
        while (await _changes.Reader.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(Settling, _time, cancellationToken);
            var changed = new HashSet<string>();
            while (_changes.Reader.TryRead(out var path))
            {
                changed.Add(path);
            }

            Update(changed, await reload(changed, cancellationToken));
            await Task.Run(() => _site.RenderRest(cancellationToken), cancellationToken);
        }
    }

    /// <summary>Shows another input, and tells the open pages.</summary>
    public void Update(IReadOnlyCollection<string> changed, SiteInput? input)
    {
        var pages = _site.Update(changed, input);
        var isMore = changed.Any(path => !path.EndsWith(".md", StringComparison.Ordinal));
        if (isMore || pages.Count > 0)
        {
            _events.Publish(LiveEvents.Reload, isMore ? LiveEvents.Everything : JsonSerializer.Serialize(pages, LiveJson.Default.IReadOnlyListString));
        }
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<string>))]
[System.Text.Json.Serialization.JsonSerializable(typeof(PageStatus))]
internal sealed partial class LiveJson : System.Text.Json.Serialization.JsonSerializerContext;
