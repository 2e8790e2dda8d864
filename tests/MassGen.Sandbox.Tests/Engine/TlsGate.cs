using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MassGen.Testing;

namespace MassGen.Sandbox.Tests.Engine;

/// <summary>
/// The engine of this machine at a second address: a port on 127.0.0.1, over TLS with certificates on both sides, or plain. As the real one
/// does, it takes the end of one side's words for no more than that.
/// </summary>
internal sealed class TlsGate : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly string _engine;
    private readonly Task _accepting;

    public TlsGate(string engine, bool encrypts)
    {
        _engine = engine;
        _certificate = encrypts ? Issue() : null;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The folder with what a client needs.</summary>
    public string Certificates => _folder.Path;

    /// <summary>The variables that lead here.</summary>
    public string? Variable(string name) => name switch
    {
        "DOCKER_HOST" => $"tcp://127.0.0.1:{Port}",
        "DOCKER_TLS_VERIFY" => _certificate is null ? null : "1",
        "DOCKER_CERT_PATH" => Certificates,
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate?.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    private X509Certificate2 Issue()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _folder.Write("ca.pem", authority.ExportCertificatePem());
        using var client = Signed(authority, "CN=client");
        _folder.Write("cert.pem", client.ExportCertificatePem());
        _folder.Write("key.pem", client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        using var server = Signed(authority, "CN=engine");
        return X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2 Signed(X509Certificate2 authority, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await using Stream near = await OpenAsync(client);
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine), _stop.Token);
            await using var far = new NetworkStream(engine);
            var there = CopyAsync(near, far, () => engine.Shutdown(SocketShutdown.Send));
            await CopyAsync(far, near, () => client.Shutdown(SocketShutdown.Both));
            await there;
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // One side went, was not believed, or the test is over.
        }
    }

    private async Task<Stream> OpenAsync(Socket client)
    {
        var plain = new NetworkStream(client, ownsSocket: true);
        if (_certificate is null)
            return plain;
        var encrypted = new SslStream(plain);
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = _certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=client",
        };
        await encrypted.AuthenticateAsServerAsync(options, _stop.Token);
        return encrypted;
    }

    private async Task CopyAsync(Stream from, Stream to, Action end)
    {
        try
        {
            await from.CopyToAsync(to, _stop.Token);
        }
        finally
        {
            end();
        }
    }
}
