using System.Net;
using MassGen.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MassGen.Providers.Scripted;

/// <summary>
/// A provider on this machine's loopback address that answers from a script, in xAI's wire form. Everything above the socket is
/// the real thing: serialisation, streaming, retries, usage.
/// </summary>
public sealed class ScriptedProvider : IAsyncDisposable
{
    /// <summary>
    /// A key for where none is needed: real providers ask for one, and so do this one and their clients. No message has it as a word, for keys are
    /// taken out of messages.
    /// </summary>
    public const string AnyKey = "any-key-will-do";

    private readonly KestrelServer _server;
    private readonly ScriptDesk _desk;
    private readonly Uri _address;

    private ScriptedProvider(KestrelServer server, ScriptDesk desk, Uri address) => (_server, _desk, _address) = (server, desk, address);

    /// <summary>What was asked and answered, in order of arrival.</summary>
    public IReadOnlyList<Exchange> Exchanges => _desk.Exchanges;

    /// <summary>What was asked and could not be answered: more calls than scripted, an expectation not met.</summary>
    public IReadOnlyList<Diagnostic> Faults => _desk.Faults;

    /// <summary>Starts the provider on a free port.</summary>
    public static async Task<ScriptedProvider> StartAsync(ModelScript script, CancellationToken cancellationToken = default)
    {
        var desk = new ScriptDesk(script);
        var server = Create();
        try
        {
            await server.StartAsync(new ScriptedApplication(new ScriptedEndpoint(script, desk)), cancellationToken).ConfigureAwait(false);
            return new ScriptedProvider(server, desk, new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>The base URL for an agent; the server knows by it who asks.</summary>
    public Uri BaseUrlFor(string agentId) => new(_address, $"/agents/{Uri.EscapeDataString(agentId)}/v1");

    /// <summary>The steps that were never asked for, each where it is written.</summary>
    public IReadOnlyList<Diagnostic> Unused() => _desk.Unused();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whoever still waits for an answer is cut off: the run is over.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _server.StopAsync(atOnce.Token).ConfigureAwait(false);
        _server.Dispose();
    }

    // The server without a host around it: every run with a script starts one, and a host takes longer to start than the server itself.
    private static KestrelServer Create()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        // A run sends files and images in its prompts; the caller is this machine.
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, 0);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }
}
