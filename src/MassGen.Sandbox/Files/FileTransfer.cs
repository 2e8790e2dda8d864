using System.Globalization;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Files;

/// <summary>
/// Moves files by running <c>tar</c> inside the sandbox, so that links are followed there and never on the host.
/// </summary>
internal static class FileTransfer
{
    // Two 512-byte blocks of header for each entry, and what long names and the archive's end take.
    private const int BytesPerEntry = 2048;

    public static async Task CopyInAsync(
        Func<SandboxCommand, CancellationToken, Task<Execution>> run,
        IReadOnlyList<SandboxFile> files,
        CancellationToken cancellationToken)
    {
        var command = new SandboxCommand
        {
            Arguments = ["tar", "-x", "-m", "--no-same-owner", "-C", "/workspace", "-f", "-"],
            StandardInput = await SandboxTar.PackAsync(files, cancellationToken).ConfigureAwait(false),
        };
        var execution = await run(command, cancellationToken).ConfigureAwait(false);
        if (!execution.Result.Succeeded)
            throw Failed("The files could not be copied into the sandbox", execution);
    }

    public static async Task<IReadOnlyList<SandboxFile>> CopyOutAsync(
        Func<SandboxCommand, CancellationToken, Task<Execution>> run,
        IReadOnlyList<string> paths,
        CopyLimits limits,
        CancellationToken cancellationToken)
    {
        var names = paths.Select(path => SandboxPath.Checked(path, allowRoot: true)).ToList();
        if (names.Count == 0)
            return [];
        var most = limits.MaxBytes + (limits.MaxEntries * BytesPerEntry) + 10240;
        var execution = await run(PackCommand(names, most), cancellationToken).ConfigureAwait(false);
        if (!execution.Result.Succeeded)
            throw Failed("The files could not be copied out of the sandbox", execution);
        using var archive = new MemoryStream(execution.Output.Stdout.Head.ToArray(), writable: false);
        var files = await SandboxTar.UnpackAsync(archive, limits, cancellationToken).ConfigureAwait(false);
        return execution.Output.Stderr.Total == 0
            ? files
            : throw Failed("Not everything could be copied out of the sandbox", execution);
    }

    // head ends tar when there is too much, so that a huge or sparse file costs neither memory here nor the sandbox.
    private static SandboxCommand PackCommand(List<string> names, int most) => new()
    {
        Arguments =
        [
            "sh", "-c", "most=$1; shift; tar -c --format=posix -C /workspace -f - -- \"$@\" | head -c \"$most\"", "copy",
            most.ToString(CultureInfo.InvariantCulture), .. names,
        ],
        Output = new() { HeadBytes = most, TailBytes = 4096, KillBytes = most + 1L },
    };

    private static SandboxException Failed(string what, Execution execution) => new(
        execution.Result.Ended == CommandEnd.SandboxLost ? SandboxErrors.Lost : SandboxErrors.CopyRefused,
        $"{what}: {TerminalText.Escape((execution.Result.Message + " " + execution.Output.Stderr.Capture().Text).Trim())}");
}
