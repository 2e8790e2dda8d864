using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MassGen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace MassGen.Desktop.Tests.Browser;

/// <summary>Debian's Chromium with its DevTools, and a few pages: the browser part of a desktop, without one.</summary>
public sealed class LocalBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly TempFolder _folder = new();
    private readonly HeldPage _held = new();
    private WebApplication? _site;
    private Process? _process;
    private int _port;

    public string Site => _site!.Urls.Single();

    /// <summary>The page <c>/held</c>, whose answer waits for the test.</summary>
    public HeldPage Held => _held;

    public string Downloads => Path.Combine(_folder.Path, "downloads");

    public static void RequireBrowser() => Require.That(File.Exists(Chromium), "chromium", $"{Chromium} is not installed (apt-get install chromium).");

    public async Task InitializeAsync()
    {
        if (File.Exists(Chromium))
        {
            _site = await StartSiteAsync();
            await StartAsync();
        }
    }

    /// <summary>A connection to the DevTools.</summary>
    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Ends the browser and starts another one, as a desktop that was lost and replaced.</summary>
    public async Task ReplaceAsync()
    {
        await EndAsync();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await EndAsync();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        var profile = Directory.CreateDirectory(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"))).FullName;
        _process = Process.Start(new ProcessStartInfo(
            Chromium,
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
            ]) { RedirectStandardError = true })!;
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DevTools listening on ", StringComparison.Ordinal))
            {
                _port = new Uri(line["DevTools listening on ".Length..]).Port;
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("Chromium ended at its start.");
    }

    private async Task EndAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    private async Task<WebApplication> StartSiteAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var site = builder.Build();
        site.Run(async context =>
        {
            var path = context.Request.Path.Value!;
            context.Response.ContentType = "text/html; charset=utf-8";
            if (path == "/file")
            {
                context.Response.Headers.ContentDisposition = "attachment; filename=report.csv";
            }

            if (path == "/none")
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            if (path == "/held")
            {
                await _held.AnswerAsync(context.RequestAborted);
            }

            await context.Response.WriteAsync(LocalPages.Of(path, context.Request.QueryString.Value!));
            if (path == "/endless")
            {
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
        });
        await site.StartAsync();
        return site;
    }
}
