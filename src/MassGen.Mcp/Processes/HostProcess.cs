using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MassGen.Mcp;

/// <summary>A server's program as a process of this machine, first of a group of its own where there are groups.</summary>
internal sealed class HostProcess : IMcpProcess
{
    private const int KillSignal = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly int _id;
    private readonly TimeProvider _time;
    private readonly ErrorTail _errors = new();
    private readonly Task _drain;
    private int _isDisposed;

    public HostProcess(Process process, TimeProvider time)
    {
        (_process, _id, _time) = (process, process.Id, time);
        _drain = _errors.DrainAsync(process.StandardError.BaseStream);
        Ended = EndAsync();
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public string ErrorTail => _errors.Text;

    public Task<string> Ended { get; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        await CloseInputAsync().ConfigureAwait(false);
        await WithinPatienceAsync(Ended).ConfigureAwait(false);
        Kill();
        await Ended.ConfigureAwait(false);

        // A program that left the group, as a browser does that a server starts, may hold the stream for as long as it likes.
        await WithinPatienceAsync(_drain).ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task WithinPatienceAsync(Task task)
    {
        using var waited = new CancellationTokenSource();
        await Task.WhenAny(task, Task.Delay(Patience, _time, waited.Token)).ConfigureAwait(false);
        await waited.CancelAsync().ConfigureAwait(false);
    }

    private async Task<string> EndAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        var code = _process.ExitCode;

        // The group outlives its first process as long as somebody is in it, so its number cannot belong to others yet.
        KillGroup();
        return string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
    }

    private async Task CloseInputAsync()
    {
        try
        {
            await Input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It was faster.
        }
    }

    private void Kill()
    {
        if (Ended.IsCompleted)
            return;
        if (!KillGroup())
            _process.Kill(entireProcessTree: true);
    }

    private bool KillGroup() => OperatingSystem.IsLinux() && Signal(-_id, KillSignal) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
