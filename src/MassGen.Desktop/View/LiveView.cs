using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MassGen.Desktop.View;

/// <summary>
/// Shows a desktop to people while it is used: a page on 127.0.0.1 that only who has a link can open. The picture comes through the
/// engine's connection to the sandbox; no port of it is published. Disposing ends what is shown, with words on the page.
/// </summary>
/// <example>
/// <code>
/// await using var view = await LiveView.StartAsync(desktop, new LiveViewOptions { Name = "researcher" }, TimeProvider.System, cancellationToken);
/// Console.WriteLine(view.NewLink());
/// </code>
/// </example>
public sealed class LiveView : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ViewTickets _tickets;
    private readonly CancellationTokenSource _ending;
    private readonly bool _allowsControl;
    private int _isEnded;

    private LiveView(WebApplication server, ViewTickets tickets, bool allowsControl, CancellationTokenSource ending)
    {
        (_server, _tickets, _allowsControl, _ending) = (server, tickets, allowsControl, ending);
        Address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where the page is, on 127.0.0.1. Without a token it shows nothing.</summary>
    public Uri Address { get; }

    /// <summary>
    /// Lets other programs of the same user ask for tokens of links, by <c>POST /links</c> with it as bearer, or <c>POST /links?control</c>
    /// for one that allows control. Nobody else may learn it.
    /// </summary>
    public string Key => _tickets.Key;

    /// <summary>Begins to show a desktop.</summary>
    /// <param name="desktop">The desktop; it is not disposed here.</param>
    /// <param name="options">How it can be watched.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="DesktopException">The port is taken (<c>MG6160</c>).</exception>
    public static Task<LiveView> StartAsync(IDesktop desktop, LiveViewOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(token => desktop.ConnectAsync(DesktopPorts.View, token), options, time, cancellationToken);

    /// <summary>Begins to show whatever desktop there is at a time: where one was lost and replaced, the page goes on with the next.</summary>
    /// <param name="connect">Connects to the remote frame buffer of the present one.</param>
    /// <param name="options">How it can be watched.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="DesktopException">The port is taken (<c>MG6160</c>).</exception>
    public static async Task<LiveView> StartAsync(
        Func<CancellationToken, Task<Stream>> connect, LiveViewOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var (tickets, ending) = (new ViewTickets(), new CancellationTokenSource());
        var server = Build(options.Port);
        try
        {
            server.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
            server.Run(new ViewServer(options, tickets, connect, time, ending.Token).AnswerAsync);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            return new LiveView(server, tickets, options.AllowsControl, ending);
        }
        catch (Exception failure)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            ending.Dispose();
            if (failure is IOException)
            {
                throw new DesktopException(
                    "MG6160", $"Port {options.Port} on 127.0.0.1 is taken, so the desktop cannot be shown there. Name another one, or none.", failure);
            }

            throw;
        }
    }

    /// <summary>A link that one browser can open, once. Its token stands behind the <c>#</c>, which browsers send to nobody.</summary>
    public Uri NewLink() => new(Address, $"#{_tickets.Issue(_allowsControl)}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        await _server.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = 1024;
            options.Listen(IPAddress.Loopback, port);
        });
        // For what is still on its way to a viewer, for the farewell, and for what must be done then.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = (2 * ScreenRelay.Farewell) + TimeSpan.FromSeconds(1));
        return builder.Build();
    }
}
