using System.Text.RegularExpressions;

namespace MassGen.Providers.Http;

/// <summary>Replaces secrets in any text: the ones it was told, and whatever looks like an API key or a bearer token.</summary>
/// <param name="known">Secrets known by value; empty ones are ignored.</param>
public sealed partial class SecretScrubber(params IEnumerable<string?> known)
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Replacement = "<secret>";

    private readonly string[] _known = [.. known.OfType<string>().Where(secret => secret.Length > 0)];

    /// <summary>The text without secrets.</summary>
    public string Scrub(string text)
    {
        foreach (var secret in _known)
        {
            text = text.Replace(secret, Replacement, StringComparison.Ordinal);
        }

        return Bearer().Replace(GoogleKey().Replace(KeyLike().Replace(text, Replacement), Replacement), "$1" + Replacement);
    }

    // The last part of a key is long and unbroken; model names such as xai-grok-4-1-fast-reasoning are not.
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:xai-|sk-|gsk_|fw_|csk-|nvapi-)(?:[A-Za-z0-9]+-){0,4}[A-Za-z0-9_]{10,}")]
    private static partial Regex KeyLike();

    [GeneratedRegex(@"(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}")]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"(?<![A-Za-z])(Bearer\s+)[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();
}
