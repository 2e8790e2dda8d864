using System.Globalization;

namespace MassGen.Sandbox.Files;

/// <summary>A file or folder in a sandbox, as the sandbox tells it: enough to see that it changed.</summary>
/// <param name="Path">Relative to <c>/workspace</c>.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="IsReadable">Whether it can be copied.</param>
/// <param name="Inode">What names with the same content have in common.</param>
/// <param name="Length">Bytes.</param>
/// <param name="State">Different after every change.</param>
internal sealed record InsideEntry(string Path, bool IsFolder, bool IsReadable, string Inode, long Length, string State);

/// <summary>What is in a sandbox's workspace. The sandbox is not believed more than that it speaks of its own files.</summary>
/// <param name="Entries">Files and folders by path; links, pipes and devices are not among them.</param>
/// <param name="IsWhole">Whether nothing was closed to the listing, so that what is missing is really gone.</param>
internal sealed record WorkspaceListing(SortedDictionary<string, InsideEntry> Entries, bool IsWhole)
{
    private const int MostBytes = 8 * 1024 * 1024;

    private static readonly SandboxCommand Command = new()
    {
        Arguments =
        [
            "sh", "-c",
            "{ find . -mindepth 1 '(' -type d -o -type f ')' ! -path \"$1\" "
                + "'(' -readable -printf 'r %y %i %s %C@.%m %P\\n' -o -printf 'u %y %i %s %C@.%m %P\\n' ')' 2>/dev/null; "
                + "echo \"end $?\"; } | head -c \"$2\"",
            "list", "*\n*", MostBytes.ToString(CultureInfo.InvariantCulture),
        ],
        Output = new() { HeadBytes = MostBytes, TailBytes = 4096, KillBytes = MostBytes + 1L },
    };

    /// <summary>Whether a path has a line feed or is not UTF-8: it could not be named again, so nobody looks at it.</summary>
    public static bool IsLeftOut(string path) => path.AsSpan().ContainsAny('\n', '\ufffd');

    /// <exception cref="SandboxException">The sandbox could not tell.</exception>
    public static async Task<WorkspaceListing> ReadAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var result = await sandbox.RunAsync(Command, cancellationToken).ConfigureAwait(false);
        var lines = result.Stdout.Text.Split('\n');
        if (!result.Succeeded || lines is not [.. var found, var end, ""] || !end.StartsWith("end ", StringComparison.Ordinal))
        {
            throw new SandboxException(
                result.Ended == CommandEnd.SandboxLost ? SandboxErrors.Lost : SandboxErrors.CopyRefused,
                TerminalText.Escape($"the files of the workspace could not be listed. {result.Message} {result.Stderr.Text}".Trim()));
        }

        var entries = new SortedDictionary<string, InsideEntry>(StringComparer.Ordinal);
        foreach (var entry in found.Select(Parse).OfType<InsideEntry>())
            entries[entry.Path] = entry;
        return new(entries, end == "end 0");
    }

    private static InsideEntry? Parse(string line)
    {
        var parts = line.Split(' ', 6);
        if (parts.Length < 6 || IsLeftOut(parts[5])
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return null;
        try
        {
            var path = SandboxPath.Checked(parts[5]);
            return new(path, parts[1] == "d", parts[0] == "r", parts[2], length, string.Join(' ', parts[1..5]));
        }
        catch (SandboxException)
        {
            // No path of a workspace: the sandbox does not speak of its files.
            return null;
        }
    }
}
