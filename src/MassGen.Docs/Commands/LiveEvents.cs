using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MassGen.Docs.Commands;

/// <summary>What open pages are told while they are being written. A page listens at <see cref="Path"/>, as server-sent events.</summary>
internal sealed class LiveEvents
{
    /// <summary>Where pages listen.</summary>
    public const string Path = "/-/events";

    /// <summary>Pages were rendered again; the data is a JSON list of their paths, or <c>["*"]</c> for all.</summary>
    public const string Reload = "reload";

    /// <summary>The data of a <see cref="Reload"/> of all pages.</summary>
    public const string Everything = "[\"*\"]";

    /// <summary>What came of the snippets of a page; the data is a <see cref="PageStatus"/> as JSON.</summary>
    public const string SnippetStatus = "status";

    // A browser that does not read for so long is gone, or will reload anyway.
    private const int MostWaiting = 64;

    private readonly ConcurrentDictionary<Channel<string>, bool> _listeners = [];

    private int _reloads;

    /// <summary>How many pages listen.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>How often pages were rendered again so far. Who has a page of an earlier count may have missed the news.</summary>
    public int Reloads => Volatile.Read(ref _reloads);

    /// <summary>Tells all open pages something.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="data">Its data, on one line.</param>
    public void Publish(string name, string data)
    {
        if (name == Reload)
        {
            Interlocked.Increment(ref _reloads);
        }

        foreach (var listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(Message(name, data));
        }
    }

    /// <summary>An event as a browser reads it.</summary>
    public static string Message(string name, string data) => $"event: {name}\ndata: {data}\n\n";

    /// <summary>Everything that is told from now on, until the listener leaves.</summary>
    public async IAsyncEnumerable<string> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners.TryAdd(listener, true);
        try
        {
            // The browser's "open": from here on nothing is missed.
            yield return ": listening\n\n";
            await foreach (var message in listener.Reader.ReadAllAsync(cancellationToken))
            {
                yield return message;
            }
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }
}
