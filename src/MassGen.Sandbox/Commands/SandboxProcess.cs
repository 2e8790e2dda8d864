namespace MassGen.Sandbox.Commands;

/// <summary>Lets a command begin and writes what it gets on its input.</summary>
internal delegate Task Feed(CancellationToken cancellationToken);

/// <summary>A long-lived program: the same session and supervisor as a command's, with its streams in somebody else's hands.</summary>
internal sealed class SandboxProcess : ISandboxProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _ended = new();
    private readonly CommandSession _session;
    private readonly StreamedOutput _output;
    private readonly ProcessInput _input;
    private readonly TimeProvider _time;

    public SandboxProcess(
        CommandSession session, StreamedOutput output, TimeProvider time, Func<Feed, CancellationToken, Task<CommandResult>> follow)
    {
        (_session, _output, _time) = (session, output, time);
        _input = new ProcessInput(session);
        Completion = follow(FeedAsync, _ended.Token);
    }

    public Stream Input => _input;

    public Stream Output => _output.Stream;

    public CapturedOutput Stderr => _output.Stderr.Capture();

    public Task<CommandResult> Completion { get; }

    public async ValueTask DisposeAsync()
    {
        await _input.DisposeAsync().ConfigureAwait(false);
        using (var waited = new CancellationTokenSource())
        {
            await Task.WhenAny(Completion, Task.Delay(Patience, _time, waited.Token)).ConfigureAwait(false);
            await waited.CancelAsync().ConfigureAwait(false);
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
    }

    private async Task FeedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _session.BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // How the program ended is told by its output stream.
        }
        finally
        {
            _input.Open();
        }
    }
}
