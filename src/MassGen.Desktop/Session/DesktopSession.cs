using MassGen.Desktop.Actions;
using MassGen.Desktop.Pictures;
using MassGen.Desktop.Session;
using MassGen.Sandbox;

namespace MassGen.Desktop;

/// <summary>A desktop in one sandbox.</summary>
public sealed class DesktopSession : IDesktop
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _queue = new(1);
    private readonly DesktopOptions _options;
    private readonly TimeProvider _time;
    private readonly DesktopPrograms _programs;
    private readonly DesktopCommands _commands;
    private readonly DesktopScreen _screen;
    private readonly DesktopClipboard _clipboard;
    private readonly DesktopKeyboard _keyboard;
    private readonly DesktopWindows _windows;

    internal DesktopSession(ISandbox sandbox, DesktopPrograms programs, DesktopOptions options, TimeProvider time)
    {
        (Sandbox, _programs, _options, _time) = (sandbox, programs, options, time);
        _commands = new(sandbox, () => LostBecause);
        _screen = new(options.Size, _commands.TryAsync);
        _clipboard = new(_commands);
        _keyboard = new(_commands, _clipboard, SettleAsync);
        _windows = new(_commands);
    }

    /// <inheritdoc/>
    public ScreenSize Size => _options.Size;

    /// <inheritdoc/>
    public bool IsUsable => Sandbox.IsUsable && !_programs.Lost.IsCompleted;

    /// <summary>What it runs in. Files go in and out of its <c>/workspace</c>; commands run in it wait for actions, and actions for them.</summary>
    public ISandbox Sandbox { get; }

    /// <summary>How long it took to become usable.</summary>
    public DesktopTimings Timings { get; internal set; } = new(default, default, default, default);

    /// <summary>Completes when the desktop was lost, or was disposed; never faulted.</summary>
    public Task Lost => _programs.Lost;

    /// <inheritdoc/>
    public string? LostBecause => _programs.Lost.IsCompleted ? _programs.WhyLost() : Sandbox.IsUsable ? null : "its sandbox has ended";

    internal DesktopScreen Screen => _screen;

    /// <inheritdoc/>
    public Task<Frame> CaptureAsync(CancellationToken cancellationToken) => InOrderAsync(
        async () =>
        {
            await _screen.TakeAsync(cancellationToken).ConfigureAwait(false);
            return ToFrame();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ActionResult> PerformAsync(DesktopAction action, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        return InOrderAsync(
            async () =>
            {
                await DoAsync(action, cancellationToken).ConfigureAwait(false);
                var isSettled = await Settling.WaitAsync(_screen, _options.LongestSettling, _time, cancellationToken).ConfigureAwait(false);
                return new ActionResult(ToFrame(), isSettled, _time.GetElapsedTime(started));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> ReadClipboardAsync(CancellationToken cancellationToken) => InOrderAsync(() => _clipboard.ReadAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DesktopWindow>> ListWindowsAsync(CancellationToken cancellationToken) =>
        InOrderAsync(() => _windows.ListAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            return await Sandbox.ConnectAsync(port, cancellationToken).ConfigureAwait(false);
        }
        catch (SandboxException failure)
        {
            throw LostBecause is { } lost
                ? Gone(lost)
                : new DesktopException(DesktopErrors.NoConnection, $"Nothing can be reached at port {port} of the desktop. {failure.Message}", failure);
        }
    }

    /// <summary>Does one thing and does not wait for the picture.</summary>
    /// <exception cref="DesktopException">The action cannot be done.</exception>
    internal Task SendAsync(DesktopAction action, CancellationToken cancellationToken) => InOrderAsync(
        async () =>
        {
            await DoAsync(action, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Removes the desktop and everything in it.</summary>
    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    private static DesktopException Gone(string why) => new(DesktopErrors.Lost, $"The desktop was lost: {why}.");

    private Task DoAsync(DesktopAction action, CancellationToken cancellationToken) => action switch
    {
        TypeText type => _keyboard.TypeAsync(type.Text, cancellationToken),
        SetClipboard set => _clipboard.WriteAsync(set.Text, cancellationToken),
        ActivateWindow activate => _windows.ActivateAsync(activate.Id, cancellationToken),
        Launch launch => LaunchAsync(launch, cancellationToken),
        Wait wait => wait.Time >= TimeSpan.Zero && wait.Time <= LongestWait
            ? Task.Delay(wait.Time, _time, cancellationToken)
            : throw new DesktopException(DesktopErrors.BadAction, $"A wait can be 0 to {LongestWait.TotalSeconds:0} seconds."),
        _ => _commands.RunAsync(["xdotool", .. ActionEncoder.Encode(action, Size) ?? throw NotKnown(action)], default, cancellationToken),
    };

    private async Task LaunchAsync(Launch launch, CancellationToken cancellationToken)
    {
        if (launch.Arguments.Count == 0 || launch.Arguments[0].Length == 0)
            throw new DesktopException(DesktopErrors.NoProgram, "There is no program to start: name one.");
        const int NotFound = 127;
        var result = await _commands.TryAsync(new() { Arguments = ["desktop-do", "launch", .. launch.Arguments] }, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode == NotFound)
            throw new DesktopException(DesktopErrors.NoProgram, $"There is no program '{TerminalText.Escape(launch.Arguments[0])}' on the desktop.");
        if (!result.Succeeded)
            throw new DesktopException(DesktopErrors.Failed, $"The program was not started: {TerminalText.Escape(result.Message ?? result.Stderr.Text.Trim())}");
    }

    private static DesktopException NotKnown(DesktopAction action) =>
        new(DesktopErrors.BadAction, $"A desktop does not know the action {action.GetType().Name}.");

    private Task<bool> SettleAsync(CancellationToken cancellationToken) => Settling.WaitAsync(_screen, _options.LongestSettling, _time, cancellationToken);

    private Frame ToFrame() => new(PngWriting.Write(Size.Width, Size.Height, _screen.Now.Pixels), Size, _screen.Now.Hash(), _time.GetUtcNow());

    private async Task<T> InOrderAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await _queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return LostBecause is { } lost ? throw Gone(lost) : await act().ConfigureAwait(false);
        }
        finally
        {
            _queue.Release();
        }
    }
}
