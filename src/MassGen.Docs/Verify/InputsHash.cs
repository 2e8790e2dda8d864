using System.Security.Cryptography;
using System.Text;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>
/// The hash of everything an example's result depends on: every file of its folder, the builds that run it, the sandbox and its
/// image, and the mode. Evidence counts for exactly one such hash.
/// </summary>
public static class InputsHash
{
    /// <summary>Computes the hash, in hexadecimal.</summary>
    /// <param name="example">The example; all files of its folder count, as they were when it was read.</param>
    /// <param name="build">What identifies the builds of library and verifier, and what they run on.</param>
    /// <param name="sandbox">What identifies the sandbox and its image, or null when the example runs no command.</param>
    /// <param name="mode">The mode.</param>
    public static string Of(Example example, string build, string? sandbox, VerificationMode mode)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { build, sandbox ?? "no sandbox", mode.ToString(), example.FilesHash })
        {
            Add(hash, Encoding.UTF8.GetBytes(part));
        }

        return Hexadecimal(hash);
    }

    /// <summary>The hash of all files of a folder: their paths, what they hold, and whether they are programs.</summary>
    public static string OfFiles(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(File.Exists).Order(StringComparer.Ordinal))
        {
            try
            {
                var isProgram = !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute);
                var bytes = File.ReadAllBytes(file);
                Add(hash, Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)}{(isProgram ? "*" : "")}"));
                Add(hash, bytes);
            }
            catch (IOException changing) when (changing is FileNotFoundException or EndOfStreamException)
            {
                // It is deleted or saved at this moment, and is another file when it is looked at again.
            }
        }

        return Hexadecimal(hash);
    }

    // Each part is preceded by its length, so that no two lists of parts give the same bytes.
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes((long)part.Length));
        hash.AppendData(part);
    }

    private static string Hexadecimal(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
}
