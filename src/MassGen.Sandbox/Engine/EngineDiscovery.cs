using System.Net.Sockets;
using System.Security.Authentication;

namespace MassGen.Sandbox.Engine;

/// <summary>Looks for an engine that answers.</summary>
internal static class EngineDiscovery
{
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(2);

    /// <summary>The first engine of the wanted kind; otherwise, for each place, why not.</summary>
    public static async Task<EngineSearch> FindAsync(
        EngineKind wanted, IReadOnlyList<EngineEndpoint> places, TimeProvider time, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var place in places)
        {
            var connection = new EngineConnection(place, time);
            var (kind, failure) = await TryAsync(connection, time, cancellationToken).ConfigureAwait(false);
            if (kind == wanted)
                return new(connection, []);
            connection.Dispose();
            failures.Add($"{place.Place} ({place.Source}): {failure ?? $"this is {kind}, not {wanted}"}");
        }

        return new(null, failures);
    }

    private static async Task<(EngineKind? Kind, string? Failure)> TryAsync(
        EngineConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(PingLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return (await new SystemApi(connection).PingAsync(linked.Token).ConfigureAwait(false), null);
        }
        catch (EngineException failure)
        {
            return (null, Describe(failure));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer within 2 seconds");
        }
    }

    private static string Describe(EngineException failure) => Handshake(failure) is { } untrusted
        ? $"no handshake over TLS: {untrusted.Message.TrimEnd('.')}; ca.pem in DOCKER_CERT_PATH must be that of the authority which signed the "
            + "engine's certificate, and the certificate must be for this host"
        : DescribeSocket(failure);

    private static AuthenticationException? Handshake(Exception? failure) =>
        failure as AuthenticationException ?? (failure is null ? null : Handshake(failure.InnerException));

    private static string DescribeSocket(EngineException failure) => (failure.GetBaseException() as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused; nothing listens there any more",
        SocketError.AccessDenied => "permission denied; add this user to the engine's group",
        SocketError.AddressNotAvailable => "there is no such socket",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "there is no host of that name",
        { } code => $"there is no such socket, or it cannot be used ({code})",
        null => failure.EngineMessage,
    };
}

/// <summary>What a search found: an open connection, or the reasons.</summary>
internal sealed record EngineSearch(EngineConnection? Connection, IReadOnlyList<string> Failures);
