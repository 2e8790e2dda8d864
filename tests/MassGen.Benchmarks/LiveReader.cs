using System.Net.ServerSentEvents;
using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;
using Microsoft.AspNetCore.Builder;

namespace MassGen.Benchmarks;

/// <summary>What <c>serve</c> runs, and somebody who has a page of it open: listens, and fetches the page again when told.</summary>
internal sealed class LiveReader : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _end = new();
    private readonly WebApplication _server;
    private readonly SourceWatch _watch;
    private readonly LiveSite _site;
    private readonly HttpClient _client;
    private readonly Task _watching;
    private IAsyncEnumerator<SseItem<string>> _events = null!;

    private LiveReader(LiveSite site, WebApplication server, SourceWatch watch, Func<IReadOnlyCollection<string>, CancellationToken, Task<SiteInput?>> reload)
    {
        (_site, _server, _watch) = (site, server, watch);
        _client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(server.Urls.First()) };
        _watching = watch.RunAsync(reload, _end.Token);
    }

    public static async Task<LiveReader> OpenAsync(LiveSite site, Func<IReadOnlyCollection<string>, CancellationToken, Task<SiteInput?>> reload)
    {
        var events = new LiveEvents();
        var watch = new SourceWatch(site, events, [site.Input.ContentFolder], TimeProvider.System);
        var reader = new LiveReader(site, await new LiveServer(site, events, new PageStatuses(site, events)).StartAsync(0), watch, reload);
        var stream = await reader._client.GetStreamAsync(LiveEvents.Path);
        reader._events = SseParser.Create(stream).EnumerateAsync(reader._end.Token).GetAsyncEnumerator();
        await reader.SettleAsync();
        return reader;
    }

    public Task<string> ReadAsync(string page) => _client.GetStringAsync(page);

    /// <summary>Waits until the page is told of, and is as it should be when it is fetched.</summary>
    public async Task WaitAsync(string page, string words)
    {
        do
        {
            if (!await _events.MoveNextAsync().AsTask().WaitAsync(Longest))
            {
                throw new InvalidOperationException("The server has left.");
            }
        }
        while (!_events.Current.Data.Contains(page, StringComparison.Ordinal) || !(await ReadAsync(page)).Contains(words, StringComparison.Ordinal));
    }

    /// <summary>Renders what waits, as happens while somebody thinks about the next word.</summary>
    public Task SettleAsync() => Task.Run(() => _site.RenderRest(CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching.ContinueWith(_ => { }, TaskScheduler.Default);
        _watch.Dispose();
        _client.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _end.Dispose();
    }
}
