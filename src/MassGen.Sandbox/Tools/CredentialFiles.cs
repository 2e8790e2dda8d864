using System.Formats.Tar;

namespace MassGen.Sandbox;

/// <summary>Files of the user that commands get a copy of, in a home of their own beside the workspace.</summary>
public static class CredentialFiles
{
    /// <summary>The home: in memory, never a part of the workspace, and gone with the sandbox.</summary>
    public const string Home = "/tmp/home";

    /// <summary>Puts files into a new sandbox.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="files">The files, with paths relative to <see cref="Home"/>.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    /// <exception cref="SandboxException">They could not be put there.</exception>
    public static async Task PlaceAsync(ISandbox sandbox, IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(files);
        var command = SandboxCommand.Shell($"umask 077 && mkdir -p {Home} && tar -x -C {Home}") with { StandardInput = await ArchiveAsync(files, cancellationToken).ConfigureAwait(false) };
        var result = await sandbox.RunAsync(command, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new SandboxException(SandboxErrors.CopyRefused, TerminalText.Escape($"The credentials could not be copied into the sandbox. {result.Message} {result.Stderr.Text}".Trim()));
    }

    private static async Task<byte[]> ArchiveAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken)
    {
        var stream = new MemoryStream();
        var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var file in files)
            {
                // Only the owner, which is what ssh insists on.
                var entry = new PaxTarEntry(TarEntryType.RegularFile, file.Path)
                {
                    DataStream = new MemoryStream(file.Content.ToArray()),
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                };
                await writer.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }

        return stream.ToArray();
    }
}
