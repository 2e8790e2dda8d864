using System.Security.Cryptography;
using System.Text;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>
/// The keys of the evidence for snippets: hashes of everything a result depends on. That is what the snippet says, all that ran before
/// it in its session, files it is a copy of, the library, the verifier, and the sandbox with its image.
/// </summary>
public static class SnippetKeys
{
    /// <summary>Computes a key for each snippet of a session, in hexadecimal, in order.</summary>
    /// <param name="session">The session.</param>
    /// <param name="build">What identifies the builds of library and verifier, and what they run on.</param>
    /// <param name="place">What identifies the sandbox and its image, or null when they need none.</param>
    public static IReadOnlyList<string> Of(SnippetSession session, string build, string? place)
    {
        var keys = new List<string>();
        var before = $"{build}\n{place ?? "no sandbox"}";
        foreach (var snippet in session.Snippets)
        {
            before = Hash([before, SnippetText.Of(snippet)]);
            keys.Add(before);
        }

        return keys;
    }

    // Each part is preceded by its length, so that no two lists of parts give the same bytes.
    private static string Hash(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in parts.Select(part => Encoding.UTF8.GetBytes(part)))
        {
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
