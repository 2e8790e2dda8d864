using System.Security.Cryptography;
using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Attestations;

/// <summary>
/// A key of ECDSA on the curve P-256, to sign or only to check signatures with. Its private half never leaves this object but by
/// <see cref="Create"/>.
/// </summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>The variable that may hold the key, as PEM or as a path.</summary>
    public const string Variable = "MASSGEN_ATTEST_KEY";

    // NIST P-256 by its object identifier.
    private const string Curve = "1.2.840.10045.3.1.7";

    private readonly ECDsa _key;

    private SigningKey(ECDsa key) => _key = key;

    /// <summary>What names it in public: the SHA-256 of its public half, in hexadecimal.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));

    /// <summary>Its public half as PEM.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Makes a key: the private half in a file only its owner reads, the public half beside it as <c>.pub</c>.</summary>
    /// <exception cref="InvalidInputException">One of the files is there already.</exception>
    public static SigningKey Create(string path)
    {
        foreach (var file in new[] { path, path + ".pub" }.Where(File.Exists))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG5231", Severity.Error, $"{file} exists; a key is never overwritten.", Suggestion: "Name another file, or remove that one yourself."));
        }

        var key = new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(path, options))
        {
            writer.Write(key._key.ExportPkcs8PrivateKeyPem() + "\n");
        }

        File.WriteAllText(path + ".pub", key.PublicPem);
        return key;
    }

    /// <summary>Finds the key to sign or to check with: in the file named, else in the variable; null when there is neither.</summary>
    /// <exception cref="InvalidInputException">It is not a key of this kind.</exception>
    public static SigningKey? Find(string? path, Func<string, string?> lookup)
    {
        if (path is not null)
        {
            return Read(path, path);
        }

        return lookup(Variable) is not { Length: > 0 } value ? null
            : value.Contains("-----BEGIN", StringComparison.Ordinal) ? Of(value, Variable)
            : Read(value, Variable);
    }

    /// <summary>Signs bytes.</summary>
    /// <exception cref="InvalidInputException">This is only a public key.</exception>
    public byte[] Sign(byte[] bytes)
    {
        try
        {
            return _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            throw Unusable("The key", "it is the public half, which cannot sign");
        }
    }

    /// <summary>Whether it signed these bytes.</summary>
    public bool IsSignature(byte[] bytes, byte[] signature)
    {
        try
        {
            return _key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    // A variable may hold the key itself by mistake of form, so what it holds is never repeated.
    private static SigningKey Read(string path, string name) =>
        File.Exists(path) ? Of(File.ReadAllText(path), name) : throw Unusable(name, "there is no such file");

    private static SigningKey Of(string pem, string name)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.ExportParameters(false).Curve.Oid.Value == Curve ? new SigningKey(key) : throw Unusable(name, "it is of another curve");
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw Unusable(name, "it holds no unencrypted PEM key of ECDSA");
        }
    }

    private static InvalidInputException Unusable(string name, string why) => new(new Diagnostic(
        "MG5232", Severity.Error, $"{name} cannot be used as a key: {why}.",
        Suggestion: "It must be ECDSA on P-256, as 'attest --new-key FILE' makes one."));
}
