using MassGen.Desktop.Pictures;
using MassGen.Events;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Does on an agent's desktop what a model asks for, and tells the log of each action.</summary>
internal sealed class Hands(AgentDesktop desktops, AddressRules rules, FrameFiles frames, string tool, Action<RunEvent> emit, TimeProvider time)
{
    // A desktop that is lost more often than this will be lost again.
    private const int MostLosses = 3;

    // A picture is some milliseconds old when it is here.
    private static readonly TimeSpan Delivery = TimeSpan.FromMilliseconds(50);

    private ScreenPoint? _pointer;
    private DesktopActed? _last;
    private long _seen;
    private int _losses;

    /// <summary>Actions asked for.</summary>
    public int Count { get; private set; }

    /// <summary>What was done, in words.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The screen as it was seen last.</summary>
    public Frame Screen { get; private set; } = null!;

    /// <summary>The size of the screen.</summary>
    public async Task<ScreenSize> OpenAsync(CancellationToken cancellationToken)
    {
        var desktop = await desktops.GetAsync(cancellationToken).ConfigureAwait(false);
        See(await desktop.CaptureAsync(cancellationToken).ConfigureAwait(false));
        return desktop.Size;
    }

    /// <summary>Does one action. The log hears of it with the next action, or by <see cref="Tell"/>.</summary>
    /// <param name="asked">The action.</param>
    /// <param name="said">What the model said before it, or null.</param>
    /// <param name="places">How the model names places.</param>
    /// <param name="picture">What the model sees of a screen.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TaskStop">The desktop is lost again and again.</exception>
    public async Task<ActionReport> DoAsync(AskedAction asked, string? said, IPlaces places, ScreenSize picture, CancellationToken cancellationToken)
    {
        Tell();
        var began = time.GetTimestamp();
        var report = new ActionReport(asked, asked.Plan.Fault);
        var (settled, code) = (true, asked.Plan.Code);
        try
        {
            foreach (var step in asked.Plan.Steps)
            {
                (report, var isStill) = await DoAsync(step, report, places, picture, cancellationToken).ConfigureAwait(false);
                settled &= isStill;
                if (report.Fault is not null)
                {
                    break;
                }
            }
        }
        catch (DesktopException failed)
        {
            code = failed.Code;
            report = report with { Fault = await RecoverAsync(failed, cancellationToken).ConfigureAwait(false) };
        }

        var what = ActionWords.Of(asked.Plan, asked.Name);
        Done.Add(report.Fault is null ? what : $"{what} (not done: {PlainText.Short(report.Fault, 200)})");
        _last = new DesktopActed
        {
            Agent = desktops.Agent,
            Tool = tool,
            Number = ++Count,
            What = what,
            Action = asked.Name,
            Arguments = asked.Arguments.ValueKind == System.Text.Json.JsonValueKind.Undefined ? null : asked.Arguments,
            Said = string.IsNullOrWhiteSpace(said) ? null : said,
            Fault = report.Fault,
            Code = code,
            Settled = settled,
            Elapsed = time.GetElapsedTime(began),
        };
        return report;
    }

    /// <summary>Looks at the screen again, at rest, when the page has not been at rest for as long as it was last seen.</summary>
    /// <param name="rested">How long the page has been at rest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task FollowAsync(TimeSpan rested, CancellationToken cancellationToken)
    {
        if (rested < time.GetElapsedTime(_seen) + Delivery)
        {
            // Waiting for no time at all still waits until the picture has come to rest.
            await PerformAsync(new Wait(TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the log of the last action, with the picture that the model gets of it.</summary>
    public void Tell()
    {
        if (_last is { } acted)
        {
            _last = null;
            emit(acted with { Frame = Screen.Hash });
        }
    }

    private async Task<(ActionReport Report, bool Settled)> DoAsync(
        ComputerStep step, ActionReport report, IPlaces places, ScreenSize picture, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case Do action:
                return (report, await PerformAsync(action.Action, cancellationToken).ConfigureAwait(false));
            case Navigate to when rules.Refusal(to.Address) is { } refusal:
                return (report with { Fault = refusal }, true);
            case Navigate to:
                return (report, await OpenAsync(to.Address, cancellationToken).ConfigureAwait(false));
            case TellPointer:
                return (report with { Text = PointerWords(places) }, true);
            case Zoom zoom:
                await LookAsync(cancellationToken).ConfigureAwait(false);
                var near = Raster.Read(Screen.Png.Span).Crop(zoom.From, zoom.To).FitInto(picture);
                return (report with { Near = new ModelPicture(near.ToPng()) }, true);
            default:
                await LookAsync(cancellationToken).ConfigureAwait(false);
                return (report, true);
        }
    }

    /// <summary>Has the browser open an address, as a person would do it: into the address bar, past whatever it completes, Return.</summary>
    public async Task<bool> OpenAsync(string address, CancellationToken cancellationToken)
    {
        await PerformAsync(new PressKeys(["ctrl", "l"]), cancellationToken).ConfigureAwait(false);
        await PerformAsync(new TypeText(address), cancellationToken).ConfigureAwait(false);
        await PerformAsync(new PressKeys(["Delete"]), cancellationToken).ConfigureAwait(false);
        return await PerformAsync(new PressKeys(["Return"]), cancellationToken).ConfigureAwait(false);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var desktop = await desktops.GetAsync(cancellationToken).ConfigureAwait(false);
        See(await desktop.CaptureAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<bool> PerformAsync(DesktopAction action, CancellationToken cancellationToken)
    {
        var desktop = desktops.Current
            ?? throw new DesktopException(ComputerErrors.Gone, desktops.LostBecause is { } why ? $"The desktop was lost: {why}." : "The desktop is gone.");
        var result = await desktop.PerformAsync(action, cancellationToken).ConfigureAwait(false);
        See(result.Frame);
        _pointer = action switch
        {
            MovePointer move => move.To,
            Click { At: { } at } => at,
            Scroll { At: { } at } => at,
            Drag drag => drag.Path[^1],
            _ => _pointer,
        };
        return result.Settled;
    }

    private void See(Frame frame)
    {
        Screen = frame;
        _seen = time.GetTimestamp();
        frames.Record(frame, desktops.Agent, emit);
    }

    private string PointerWords(IPlaces places)
    {
        var place = places.ToModel(_pointer ?? new ScreenPoint(Screen.Size.Width / 2, Screen.Size.Height / 2));
        return FormattableString.Invariant($"X={place.X},Y={place.Y}") + (_pointer is null ? " (it has not been moved yet)" : "");
    }

    // A desktop that still works only refused this action.
    private async Task<string> RecoverAsync(DesktopException failed, CancellationToken cancellationToken)
    {
        if (desktops.Current is not null)
        {
            return failed.Message;
        }

        if (++_losses >= MostLosses)
        {
            throw new TaskStop(TaskOutcome.Lost, $"The desktop was lost {MostLosses} times: {failed.Message}");
        }

        _pointer = null;
        await LookAsync(cancellationToken).ConfigureAwait(false);
        await desktops.SynchroniseAsync(cancellationToken).ConfigureAwait(false);
        return $"{failed.Message} You have a new one; programs and pages that were open are gone.";
    }
}
