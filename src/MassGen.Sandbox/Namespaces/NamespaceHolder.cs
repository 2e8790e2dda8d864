using System.Diagnostics;

namespace MassGen.Sandbox.Namespaces;

/// <summary>
/// The process whose life is the sandbox's. It waits for the end of its input, which comes when we dispose it and also when
/// this process dies in whatever way; the kernel then ends everything in its namespaces.
/// </summary>
internal sealed class NamespaceHolder : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private NamespaceHolder(Process process)
    {
        _process = process;
        Ended = process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Completes when the holder ended.</summary>
    public Task Ended { get; }

    public int Id => _process.Id;

    /// <summary>Whether programs in the sandbox can reach each other on 127.0.0.1.</summary>
    public bool HasLoopback { get; private init; }

    /// <exception cref="SandboxException">The kernel or a program refused; the message has its words.</exception>
    public static async Task<NamespaceHolder> StartAsync(ProcessStartInfo start, TimeProvider time, CancellationToken cancellationToken)
    {
        var process = Start(start);
        using var limit = new CancellationTokenSource(StartLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(linked.Token).ConfigureAwait(false);
            if (line is "ready up" or "ready down")
                return new(process) { HasLoopback = line == "ready up" };
            throw Failed(await ErrorAsync(process, linked.Token).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            await EndAsync(process).ConfigureAwait(false);
            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw Failed($"it was not ready within {StartLimit.TotalSeconds:0} seconds");
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process).ConfigureAwait(false);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw Failed("no process was started");
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw Failed($"{failure.Message} (util-linux must be installed)");
        }
    }

    private static async Task<string> ErrorAsync(Process process, CancellationToken cancellationToken)
    {
        var buffer = new char[2000];
        var count = await process.StandardError.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
        return TerminalText.Escape(new string(buffer, 0, count).Trim());
    }

    // Killing unshare ends process 1 inside through its parent-death signal; closing the input does the same more gently.
    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        ProcessPipes.Close(process);
    }

    private static SandboxException Failed(string why) =>
        new(SandboxErrors.NotStarted, $"A sandbox of Linux namespaces could not be started: {why.TrimEnd('.')}.");
}
