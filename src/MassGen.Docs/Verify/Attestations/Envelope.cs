using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Attestations;

/// <summary>A signed document: DSSE 1.0, as in-toto wants it.</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">The document, in base64.</param>
/// <param name="Signatures">Who signed it.</param>
public sealed record Envelope(string PayloadType, string Payload, IReadOnlyList<EnvelopeSignature> Signatures)
{
    /// <summary>The type of in-toto's statements.</summary>
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>Signs a document.</summary>
    public static Envelope Sign(byte[] document, SigningKey key) =>
        new(InToto, Convert.ToBase64String(document), [new EnvelopeSignature(key.Id, Convert.ToBase64String(key.Sign(Signed(InToto, document))))]);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">It is not such a document.</exception>
    public static Envelope Read(string path)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(File.ReadAllBytes(path), AttestationJson.Default.Envelope);
            return envelope is { PayloadType: not null, Payload: not null }
                ? envelope with { Signatures = envelope.Signatures ?? [] }
                : throw Unreadable(path, "it has no payloadType or payload");
        }
        catch (JsonException broken)
        {
            throw Unreadable(path, broken.Message);
        }
    }

    /// <summary>The document, once its signature by a key has been checked.</summary>
    /// <exception cref="SignatureException">It is not signed, not by this key, or was changed afterwards.</exception>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public byte[] DocumentSignedBy(SigningKey key, string path)
    {
        if (PayloadType != InToto)
        {
            throw Unreadable(path, $"its payload is {PayloadType}, not {InToto}");
        }

        if (Signatures.Count == 0)
        {
            throw new SignatureException("MG5234", $"{path} is not signed.");
        }

        var document = Bytes(Payload, path);
        if (Signatures.Any(signature => key.IsSignature(Signed(PayloadType, document), Bytes(signature.Sig, path))))
        {
            return document;
        }

        var signers = Signatures.Select(signature => signature.KeyId).OfType<string>().ToList();
        throw signers.Contains(key.Id)
            ? new SignatureException("MG5234", $"{path} was changed after it was signed: the signature does not fit.")
            : new SignatureException("MG5234", $"{path} is signed by another key: {string.Join(", ", signers)}, not {key.Id}.");
    }

    internal static InvalidInputException Unreadable(string path, string why) => new(new Diagnostic(
        "MG5233", Severity.Error, $"{path} is not an attestation: {why}.", Suggestion: "Take the file that 'attest' has written."));

    // DSSE's "pre-authentication encoding": lengths stand before the parts, so that no other parts give the same bytes.
    private static byte[] Signed(string type, byte[] document) =>
        [.. Encoding.UTF8.GetBytes($"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {document.Length} "), .. document];

    private static byte[] Bytes(string? base64, string path)
    {
        try
        {
            return Convert.FromBase64String(base64 ?? "");
        }
        catch (FormatException)
        {
            throw Unreadable(path, "its payload or a signature is not base64");
        }
    }
}

/// <summary>A signature.</summary>
/// <param name="KeyId">What names the key.</param>
/// <param name="Sig">The signature, in base64.</param>
public sealed record EnvelopeSignature([property: JsonPropertyName("keyid")] string? KeyId, string? Sig);

/// <summary>A signature that does not hold.</summary>
public sealed class SignatureException(string code, string message) : Exception($"{code}: {message}");
