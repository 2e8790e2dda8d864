using MassGen.Events;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Looks after each round at what the browser shows: whether it may be there, and whether it speaks to the model.</summary>
internal sealed class PageWatch(ReadPage read, AddressRules rules, Approvals approvals)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The address that was open at the last look, or null.</summary>
    public string? Address { get; private set; }

    /// <summary>Looks.</summary>
    /// <returns>Why the page that is open may not be, in words for the model; null when all is well.</returns>
    /// <exception cref="TaskStop">The screen holds instructions, and nobody has allowed to go on.</exception>
    public async Task<string?> LookAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        var page = await read(desktop, cancellationToken).ConfigureAwait(false);
        Address = page?.Address;
        var windows = await desktop.ListWindowsAsync(cancellationToken).ConfigureAwait(false);
        var text = string.Join('\n', windows.Select(window => window.Title).Prepend(page?.Text ?? ""));
        if (InjectionSigns.Find(text) is { } found && _told.Add($"{found.Sign} {found.Words}"))
        {
            approvals.Raise("injection", found.Sign, found.Words);
        }

        return page is null ? null : rules.Refusal(page.Address);
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
