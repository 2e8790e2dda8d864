using System.Security.Cryptography;
using System.Text;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>
/// The hash of everything an example's result depends on: every file of its folder, the library that runs it, the sandbox and its
/// image, and the mode. Evidence counts for exactly one such hash.
/// </summary>
public static class InputsHash
{
    /// <summary>Computes the hash, in hexadecimal.</summary>
    /// <param name="example">The example; all files of its folder count.</param>
    /// <param name="library">What identifies the library's build.</param>
    /// <param name="sandbox">What identifies the sandbox and its image, or null when the example runs no command.</param>
    /// <param name="mode">The mode.</param>
    public static string Of(Example example, string library, string? sandbox, VerificationMode mode)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, library);
        Add(hash, sandbox ?? "no sandbox");
        Add(hash, mode.ToString());
        foreach (var file in Directory.EnumerateFiles(example.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Add(hash, Path.GetRelativePath(example.Folder, file));
            Add(hash, File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    // Each part is preceded by its length, so that no two lists of parts give the same bytes.
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes((long)part.Length));
        hash.AppendData(part);
    }

    private static void Add(IncrementalHash hash, string part) => Add(hash, Encoding.UTF8.GetBytes(part));
}
