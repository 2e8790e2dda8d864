using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using MassGen.Docs.Evidence;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>What a script in a session came to.</summary>
/// <param name="Ended">Why it ended.</param>
/// <param name="ExitCode">Its exit code, when it exited.</param>
/// <param name="Output">What it printed; standard error in it unless the streams were asked for apart.</param>
/// <param name="Error">What it printed to standard error, when that was asked for apart.</param>
/// <param name="LeftOut">How many bytes were printed beyond what is kept.</param>
/// <param name="Message">What else there is to say, or null.</param>
internal sealed record ShellResult(CommandEnd Ended, int ExitCode, string Output, string Error, long LeftOut, string? Message = null)
{
    /// <summary>What was printed to a stream.</summary>
    public string Of(PrintedTo stream) => stream switch
    {
        PrintedTo.Output => Output,
        PrintedTo.Error => Error,
        _ => Error.Length == 0 ? Output : Output.Length == 0 || Output.EndsWith('\n') ? Output + Error : $"{Output}\n{Error}",
    };
}

/// <summary>A sandbox with one shell in it, which is told what to run.</summary>
internal sealed class ShellSession(ISandbox sandbox) : IAsyncDisposable
{
    /// <summary>How many bytes of a stream are kept; nobody reads more on a page.</summary>
    public const int MostBytes = 256 * 1024;

    private const string Kept = "/tmp/.massgen-session";

    private ISandboxProcess? _shell;
    private PipeReader? _reader;
    private bool _hasModels;

    /// <summary>Where it is.</summary>
    public SandboxEvidence Place { get; } = new(sandbox.Provider, sandbox.Image, sandbox.ImageDigest, sandbox.NotEnforced);

    /// <summary>Starts the shell, if there is none.</summary>
    /// <exception cref="SandboxException">It cannot be started.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_shell is not null)
        {
            return;
        }

        _shell = await sandbox.StartAsync(
            new SandboxCommand
            {
                Arguments = ["bash", $"{FixedEnvironment.Tools}/massgen-session", MostBytes.ToString(CultureInfo.InvariantCulture)],
                Environment = FixedEnvironment.Variables,
            },
            cancellationToken);
        _reader = PipeReader.Create(_shell.Output);
        if (await LineAsync(cancellationToken) != "ready")
        {
            var ended = await _shell.Completion;
            throw new SandboxException(SandboxErrors.NotStarted, $"The session's shell did not start: {ended.Message} {ended.Stderr.Text.Trim()}");
        }
    }

    /// <summary>Writes a file: its absolute path, or one that begins in the folder the shell is in.</summary>
    public async Task PutAsync(string path, string text, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await SendAsync("put", path, text, cancellationToken);
    }

    /// <summary>Lays the script of the models ready, or takes away that of an earlier snippet.</summary>
    public async Task UseModelsAsync(string? text, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (text is not null)
        {
            await PutAsync(FixedEnvironment.Models, text, cancellationToken);
        }

        if (_hasModels != (text is not null))
        {
            _hasModels = text is not null;
            var script = _hasModels ? $"export MASSGEN_MODELS_FROM={FixedEnvironment.Models}" : "unset MASSGEN_MODELS_FROM";
            await RunAsync(script, isStrict: false, isApart: false, timeout, cancellationToken);
        }
    }

    /// <summary>Runs a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="isStrict">Whether it ends at the first command that fails.</param>
    /// <param name="isApart">Whether standard error is wanted apart.</param>
    /// <param name="timeout">After this it is killed, with everything it started.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ShellResult> RunAsync(string script, bool isStrict, bool isApart, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            await SendAsync(isApart ? "apart" : "together", null, "", limit.Token);
            await SendAsync(isStrict ? "strict" : "run", null, script, limit.Token);
            return await LineAsync(limit.Token) is { } report ? await ReadAsync(report, limit.Token) : await LookAfterAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await CloseAsync();
            var (output, error, leftOut) = sandbox.IsUsable ? await KeptAsync(cancellationToken) : ("", "", 0);
            return new ShellResult(CommandEnd.TimedOut, -1, output, error, leftOut);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The sandbox ends with everything in it, at once.
        await sandbox.DisposeAsync();
        await CloseAsync();
    }

    private async Task SendAsync(string order, string? path, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{order} {bytes.Length} {path}").TrimEnd() + "\n");
        try
        {
            await _shell!.Input.WriteAsync(new ReadOnlyMemory<byte>([.. head, .. bytes]), cancellationToken);
            await _shell.Input.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // Its output ends then, and that is told where it is read.
        }
    }

    private async Task<ShellResult> ReadAsync(string report, CancellationToken cancellationToken)
    {
        var words = report.Split(' ');
        var numbers = words[..3].Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var output = await BytesAsync((int)Math.Min(numbers[1], MostBytes), cancellationToken);
        var error = await BytesAsync((int)Math.Min(numbers[2], MostBytes), cancellationToken);
        if (words is [.., "over"])
        {
            await _shell!.Completion;
            await CloseAsync();
        }

        return new ShellResult(CommandEnd.Exited, (int)numbers[0], output, error, LeftOut(numbers[1]) + LeftOut(numbers[2]));
    }

    // The shell ended without a word: it was killed, or became another program. What it printed lies there still, if the sandbox does.
    private async Task<ShellResult> LookAfterAsync(CancellationToken cancellationToken)
    {
        var ended = await _shell!.Completion;
        await CloseAsync();
        var (output, error, leftOut) = sandbox.IsUsable ? await KeptAsync(cancellationToken) : ("", "", 0);
        return new ShellResult(ended.Ended, ended.ExitCode ?? -1, output, error, leftOut, ended.Message);
    }

    private async Task<(string Output, string Error, long LeftOut)> KeptAsync(CancellationToken cancellationToken)
    {
        var kept = new List<CapturedOutput>();
        foreach (var name in new[] { "out", "error" })
        {
            var read = await sandbox.RunAsync(
                new SandboxCommand { Arguments = ["cat", $"{Kept}/{name}"], Output = new OutputCap { HeadBytes = MostBytes, TailBytes = 0, KillBytes = long.MaxValue } },
                cancellationToken);
            kept.Add(read is { Ended: CommandEnd.Exited, ExitCode: 0 }
                ? read.Stdout
                : throw new SandboxException(SandboxErrors.Lost, $"What the commands printed cannot be read any more ({read.Ended.ToWord()}): {read.Message ?? read.Stderr.Text.Trim()}"));
        }

        return (kept[0].Head, kept[1].Head, kept[0].OmittedBytes + kept[1].OmittedBytes);
    }

    private async ValueTask CloseAsync()
    {
        if (_shell is { } shell)
        {
            _shell = null;
            await shell.DisposeAsync();
        }
    }

    private static long LeftOut(long bytes) => Math.Max(0, bytes - MostBytes);

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader!.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, end));
                _reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private async Task<string> BytesAsync(int count, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return "";
        }

        var read = await _reader!.ReadAtLeastAsync(count, cancellationToken);
        var bytes = read.Buffer.Slice(0, Math.Min(count, read.Buffer.Length));
        var text = Encoding.UTF8.GetString(bytes);
        _reader.AdvanceTo(bytes.End);
        return text;
    }
}
