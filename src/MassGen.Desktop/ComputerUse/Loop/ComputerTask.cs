using MassGen.Agents;
using MassGen.Desktop.Pictures;
using MassGen.Events;
using MassGen.Providers;

namespace MassGen.Desktop.ComputerUse;

/// <summary>What came of a task.</summary>
/// <param name="Outcome">How it ended, in a word of <see cref="TaskOutcome"/>.</param>
/// <param name="Message">What that means, in a sentence.</param>
/// <param name="Text">What the model said last; may be empty.</param>
/// <param name="Iterations">Rounds of actions.</param>
/// <param name="Actions">What was done, in words.</param>
/// <param name="Address">The address that was open last, or null.</param>
internal sealed record TaskResult(string Outcome, string Message, string Text, int Iterations, IReadOnlyList<string> Actions, string? Address);

/// <summary>What a task needs from the run around it.</summary>
internal sealed record TaskSurroundings
{
    public required string Agent { get; init; }

    public required string Tool { get; init; }

    public required AgentDesktop Desktop { get; init; }

    public required FrameFiles Frames { get; init; }

    public required ReadPage ReadPage { get; init; }

    public required AddressRules Addresses { get; init; }

    /// <summary>Whether the configuration allows what needs a person's word.</summary>
    public required bool AllowsWarnings { get; init; }

    public required ComputerLimits Limits { get; init; }

    public required IModelMeter Meter { get; init; }

    public required Action<RunEvent> Emit { get; init; }

    public required TimeProvider Time { get; init; }
}

/// <summary>
/// One task for a model that uses a computer: the model acts, the screen answers, until it is done or a limit is reached. Every end is a
/// result, and the last event says which it was.
/// </summary>
internal sealed class ComputerTask(TaskSurroundings around)
{
    private readonly Hands _hands = new(around.Desktop, around.Addresses, around.Frames, around.Tool, around.Emit, around.Time);
    private readonly Approvals _approvals = new(around.Agent, around.Tool, around.AllowsWarnings, around.Emit);
    private PageWatch? _watch;
    private int _iterations;
    private long _bytes;
    private decimal? _usd = 0;
    private string _text = "";

    /// <summary>Works on a task.</summary>
    /// <param name="task">What is to be done.</param>
    /// <param name="open">Makes the conversation, now that the size of the screen is known.</param>
    /// <param name="cancellationToken">Stops it; the only way for it to end with an exception.</param>
    public async Task<TaskResult> RunAsync(string task, Func<ScreenSize, IComputerModel> open, CancellationToken cancellationToken)
    {
        var began = around.Time.GetTimestamp();
        using var timer = new CancellationTokenSource(around.Limits.Time, around.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await DriveAsync(task, open, both.Token).ConfigureAwait(false);
            return End(TaskOutcome.Completed, "The model says that it is done.", began);
        }
        catch (TaskStop stop)
        {
            return End(stop.Outcome, stop.Message, began);
        }
        catch (ProviderException failed)
        {
            return End(TaskOutcome.Model, $"{failed.Code}: {failed.Message}", began);
        }
        catch (DesktopException failed)
        {
            return End(TaskOutcome.Lost, $"{failed.Code}: {failed.Message}", began);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return End(TaskOutcome.Time, FormattableString.Invariant($"It was not done after {around.Limits.Time.TotalSeconds:0} seconds (max_seconds)."), began);
        }
        catch (OperationCanceledException)
        {
            End(TaskOutcome.Cancelled, "The agent was stopped.", began);
            throw;
        }
    }

    private async Task DriveAsync(string task, Func<ScreenSize, IComputerModel> open, CancellationToken cancellationToken)
    {
        using var model = open(await _hands.OpenAsync(cancellationToken).ConfigureAwait(false));
        await around.Desktop.SynchroniseAsync(cancellationToken).ConfigureAwait(false);
        await LookAroundAsync(cancellationToken).ConfigureAwait(false);
        var turn = await AskAsync(model, (picture, token) => model.BeginAsync(task, picture, token), cancellationToken).ConfigureAwait(false);
        while (MustGoOn(turn))
        {
            _iterations++;
            var reports = new List<ActionReport>();
            foreach (var action in turn.Actions)
            {
                var said = reports.Count == 0 ? turn.Text : null;
                reports.Add(await _hands.DoAsync(action, said, model.Places, model.Picture, cancellationToken).ConfigureAwait(false));
            }

            if (await LookAroundAsync(cancellationToken).ConfigureAwait(false) is { } forbidden && around.Desktop.Current is not null)
            {
                await _hands.OpenAsync("about:blank", cancellationToken).ConfigureAwait(false);
                reports[^1] = reports[^1] with { Fault = $"{forbidden} The page was closed." };
            }

            turn = await AskAsync(model, (picture, token) => model.GoOnAsync(reports, picture, _watch!.Address, token), cancellationToken).ConfigureAwait(false);
        }
    }

    // A model that is done is done, also with its last round and its last cent.
    private bool MustGoOn(ModelTurn turn)
    {
        switch (turn.End)
        {
            case TurnEnd.Done:
                return false;
            case TurnEnd.Refused:
                _approvals.Raise("refusal", "refusal", turn.Text.Length > 0 ? turn.Text : "It gave no reason.");
                throw new TaskStop(TaskOutcome.Model, "The model's provider stopped it, and nothing can be allowed.");
            case TurnEnd.Cut:
                throw new TaskStop(TaskOutcome.Model, "The model's answer was cut off before it was complete.");
            default:
                break;
        }

        if (around.Limits.Usd is { } most && _usd >= most)
        {
            throw new TaskStop(TaskOutcome.Cost, FormattableString.Invariant($"It was not done when its model had cost {_usd} of {most} US dollars (max_cost)."));
        }

        if (_iterations >= around.Limits.Iterations)
        {
            throw new TaskStop(TaskOutcome.Iterations, FormattableString.Invariant($"It was not done after {_iterations} rounds of actions (max_iterations)."));
        }

        foreach (var check in turn.Actions.SelectMany(action => action.Checks))
        {
            _approvals.Raise(check.Id.Length > 0 ? "safety-check" : "confirmation", check.Code, check.Message);
        }

        return true;
    }

    private async Task<string?> LookAroundAsync(CancellationToken cancellationToken)
    {
        _watch ??= new PageWatch(around.ReadPage, around.Addresses, _approvals, around.Time);
        try
        {
            if (around.Desktop.Current is not { } desktop)
            {
                return null;
            }

            await _hands.FollowAsync(await _watch.RestAsync(desktop, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            _hands.Tell();
            return await _watch.JudgeAsync(desktop, cancellationToken).ConfigureAwait(false);
        }
        catch (DesktopException) when (around.Desktop.Current is null)
        {
            // Lost while it was looked at: the next action tells the model and gets another one.
            return null;
        }
        finally
        {
            _hands.Tell();
        }
    }

    private async Task<ModelTurn> AskAsync(
        IComputerModel model, Func<ModelPicture, CancellationToken, Task<ModelTurn>> ask, CancellationToken cancellationToken)
    {
        var picture = PictureFor(model);
        _bytes += picture.Png.Length;
        if (_bytes > around.Limits.ScreenshotBytes)
        {
            _bytes -= picture.Png.Length;
            throw new TaskStop(TaskOutcome.Screenshots, FormattableString.Invariant(
                $"The next picture would make more than {around.Limits.ScreenshotBytes} bytes of pictures (max_screenshot_bytes); {_bytes} were sent."));
        }

        ModelTurn? turn = null;
        var usd = await around.Meter.AskAsync(
            new ToolModel(around.Tool, model.Provider, model.Model),
            async token =>
            {
                turn = await ask(picture, token).ConfigureAwait(false);
                return new ModelUse(turn.Usage, turn.ServedModel, turn.End switch { TurnEnd.Acts => "tool_calls", TurnEnd.Cut => "length", TurnEnd.Refused => "content_filter", _ => "stop" });
            },
            cancellationToken).ConfigureAwait(false);
        Count(usd, model.Model);
        _text = turn!.Text.Length > 0 ? turn.Text : _text;
        return turn;
    }

    private void Count(decimal? usd, string model)
    {
        if (usd is null && _usd is not null && around.Limits.Usd is not null)
        {
            around.Emit(new RunWarning
            {
                Agent = around.Agent, Code = ComputerErrors.NoPrice, Message = $"What '{model}' costs is not known, so 'max_cost' cannot stop {around.Tool}; the other limits can.",
            });
        }

        _usd += usd;
    }

    private ModelPicture PictureFor(IComputerModel model) => _hands.Screen.Size == model.Picture
        ? new ModelPicture(_hands.Screen.Png)
        : new ModelPicture(Raster.Read(_hands.Screen.Png.Span).FitInto(model.Picture).ToPng());

    private TaskResult End(string outcome, string message, long began)
    {
        around.Emit(new DesktopEnded
        {
            Agent = around.Agent,
            Tool = around.Tool,
            Outcome = outcome,
            Message = message,
            Iterations = _iterations,
            Actions = _hands.Count,
            ScreenshotBytes = _bytes,
            CostUsd = _usd,
            Elapsed = around.Time.GetElapsedTime(began),
        });
        return new TaskResult(outcome, message, _text, _iterations, [.. _hands.Done], _watch?.Address);
    }
}
