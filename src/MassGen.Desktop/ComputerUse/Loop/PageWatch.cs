using MassGen.Events;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Looks after each round at what the browser shows: whether it is at rest, may be there, and speaks to the model.</summary>
internal sealed class PageWatch(ReadPage read, AddressRules rules, Approvals approvals, TimeProvider time)
{
    /// <summary>So long a page is waited for at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private PageText? _page;

    /// <summary>The address that was open at the last look, or null.</summary>
    public string? Address => _page?.Address;

    /// <summary>Waits until the page is at rest: a click that leads to another one is done before the browser has that other one.</summary>
    /// <returns>How long it has been at rest: nothing when it was waited for in vain; forever where there is no browser.</returns>
    public async Task<TimeSpan> RestAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        _page = await read(desktop, Longest, cancellationToken).ConfigureAwait(false);
        while (_page is { Rested: null } && Longest - Pause - time.GetElapsedTime(began) is { Ticks: > 0 } patience)
        {
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            _page = await read(desktop, patience, cancellationToken).ConfigureAwait(false) ?? _page;
        }

        return _page is null ? TimeSpan.MaxValue : _page.Rested ?? TimeSpan.Zero;
    }

    /// <summary>Judges what <see cref="RestAsync"/> saw, and the titles of the windows.</summary>
    /// <returns>Why the page that is open may not be, in words for the model; null when all is well.</returns>
    /// <exception cref="TaskStop">The screen holds instructions, and nobody has allowed to go on.</exception>
    public async Task<string?> JudgeAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        var windows = await desktop.ListWindowsAsync(cancellationToken).ConfigureAwait(false);
        var text = string.Join('\n', windows.Select(window => window.Title).Prepend(_page?.Text ?? ""));
        if (InjectionSigns.Find(text) is { } found && _told.Add($"{found.Sign} {found.Words}"))
        {
            approvals.Raise("injection", found.Sign, found.Words);
        }

        return _page is null ? null : rules.Refusal(_page.Address);
    }
}

/// <summary>Decides about what needs a person's word, and tells the log of it.</summary>
/// <param name="agent">The agent's id.</param>
/// <param name="tool">The tool.</param>
/// <param name="allows">Whether the configuration has given its word beforehand.</param>
/// <param name="emit">Appends an event to the run's log.</param>
internal sealed class Approvals(string agent, string tool, bool allows, Action<RunEvent> emit)
{
    /// <summary>Something needs a word.</summary>
    /// <exception cref="TaskStop">It is not given.</exception>
    public void Raise(string kind, string sign, string words)
    {
        var plain = PlainText.Short(words, 600);
        emit(new DesktopApproval { Agent = agent, Tool = tool, Kind = kind, Sign = sign, Words = plain, Decision = allows ? "allowed" : "stopped" });
        if (!allows)
        {
            throw new TaskStop(TaskOutcome.Approval, $"{Meaning(kind)} ({sign}): \"{plain}\" Nobody has allowed to go on. A person must look at it; "
                + "'approval: allow' in preset_args gives that word beforehand.");
        }
    }

    private static string Meaning(string kind) => kind switch
    {
        "injection" => "The screen holds words that want to be instructions to the model",
        "confirmation" => "The model's provider wants a person to confirm the next action",
        "refusal" => "The model's provider stopped it",
        _ => "The model's provider warns of the next action",
    };
}
