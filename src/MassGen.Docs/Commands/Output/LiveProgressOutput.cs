using System.Collections.Concurrent;
using MassGen.Docs.Verify;
using Spectre.Console;

namespace MassGen.Docs.Commands.Output;

/// <summary>A line an example or session that changes in place at the bottom; results and messages scroll above it.</summary>
internal sealed class LiveProgressOutput : ProgressOutput
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(80);

    private readonly ConcurrentDictionary<string, string> _doing = new();
    private readonly CancellationTokenSource _done = new();
    private readonly IAnsiConsole _console;
    private readonly IReadOnlyList<string> _ids;
    private readonly Task _display;
    private int _finished;

    public LiveProgressOutput(IAnsiConsole console, IReadOnlyList<string> ids)
    {
        _console = console;
        _ids = ids;
        _display = console.Live(new Text("")).AutoClear(true).StartAsync(DrawAsync);
    }

    public override void Say(string text) => _console.WriteLine(text);

    public override void Started(string id) => _doing[id] = "starts";

    public override void Doing(string id, string text) => _doing[id] = text;

    public override void Finished(VerificationResult result)
    {
        _doing.TryRemove(result.Id, out _);
        Interlocked.Increment(ref _finished);
        if (ResultOutput.IsListed(result, _ids.Count))
        {
            Say(ResultOutput.Line(result));
        }
    }

    public override void Dispose()
    {
        if (!_done.IsCancellationRequested)
        {
            _done.Cancel();
            _display.GetAwaiter().GetResult();
            _done.Dispose();
        }
    }

    private async Task DrawAsync(LiveDisplayContext context)
    {
        using var timer = new PeriodicTimer(Refresh);
        try
        {
            for (var frame = 0; ; frame++)
            {
                context.UpdateTarget(Picture(frame));
                await timer.WaitForNextTickAsync(_done.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The verification is over; the display clears itself.
        }
    }

    private Rows Picture(int frame)
    {
        var spinner = Spinner.Known.Dots.Frames[frame % Spinner.Known.Dots.Frames.Count];
        var lines = _doing.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Text($"{spinner} {pair.Key}: {pair.Value}"));
        return new Rows([.. lines, new Text($"{_finished} of {_ids.Count}")]);
    }
}
