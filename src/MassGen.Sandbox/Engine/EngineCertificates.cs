using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MassGen.Sandbox.Engine;

/// <summary>What an engine over TLS is known by, and what we are known by to it: the files that Docker's own client uses.</summary>
/// <param name="Folder">The folder with <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</param>
internal sealed record EngineCertificates(string Folder)
{
    /// <summary>As <c>DOCKER_TLS_VERIFY</c> and <c>DOCKER_CERT_PATH</c> say; null when there is to be no TLS.</summary>
    public static EngineCertificates? Of(Func<string, string?> variable)
    {
        if (string.IsNullOrEmpty(variable("DOCKER_TLS_VERIFY")))
            return null;
        var folder = variable("DOCKER_CERT_PATH");
        return new(string.IsNullOrEmpty(folder) ? $"{variable("HOME")}/.docker" : folder);
    }

    /// <summary>Itself, when all files can be used.</summary>
    /// <exception cref="SandboxException">One is missing or is no certificate.</exception>
    public EngineCertificates Checked()
    {
        For("").ClientCertificates![0].Dispose();
        return this;
    }

    /// <summary>How to shake hands: only an authority of ours is believed, and the certificate must be for this host.</summary>
    /// <param name="host">The host's name.</param>
    /// <exception cref="SandboxException">A file is missing or is no certificate.</exception>
    public SslClientAuthenticationOptions For(string host)
    {
        try
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(Path.Combine(Folder, "ca.pem"));
            return new()
            {
                TargetHost = host,
                CertificateChainPolicy = policy,
                ClientCertificates = [X509Certificate2.CreateFromPemFile(Path.Combine(Folder, "cert.pem"), Path.Combine(Folder, "key.pem"))],
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SandboxException(
                SandboxErrors.NoProvider,
                $"DOCKER_TLS_VERIFY is set, but the certificates in '{TerminalText.Escape(Folder)}' cannot be used: {failure.Message} "
                    + "The folder, named by DOCKER_CERT_PATH, must have ca.pem, cert.pem and key.pem.",
                failure);
        }
    }
}
