using System.Globalization;
using MassGen.Events;

namespace MassGen.Runs;

/// <summary>What a run may use. Null means no limit.</summary>
public sealed record BudgetLimits
{
    /// <summary>US dollars, counted from what providers report. A call whose price is unknown counts nothing.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Tokens in and out, reasoning and cached ones included.</summary>
    public long? Tokens { get; init; }

    /// <summary>Model calls.</summary>
    public int? Calls { get; init; }
}

/// <summary>Keeps count of what a run uses and says when the next call would pass a limit. Safe for many agents at once.</summary>
internal sealed class RunBudget(BudgetLimits limits)
{
    private readonly Lock _gate = new();
    private decimal _usd;
    private long _tokens;
    private int _calls;

    /// <summary>Counts a call that is about to be made.</summary>
    /// <returns>The limit that forbids it, as name and value, or null when it may be made.</returns>
    public (string Limit, string Value)? BeginCall()
    {
        lock (_gate)
        {
            if (limits.Calls is { } calls && _calls >= calls)
            {
                return ("budget.calls", Text($"{calls} calls"));
            }

            if (limits.Tokens is { } tokens && _tokens >= tokens)
            {
                return ("budget.tokens", Text($"{tokens} tokens"));
            }

            if (limits.Usd is { } usd && _usd >= usd)
            {
                return ("budget.usd", Text($"{usd} USD"));
            }

            _calls++;
            return null;
        }
    }

    /// <summary>Counts what an earlier part of the run used.</summary>
    public void Record(IEnumerable<RunEvent> earlier)
    {
        foreach (var runEvent in earlier)
        {
            if (runEvent is ModelRequested)
            {
                _calls++;
            }
            else if (runEvent is UsageRecorded usage)
            {
                Record(usage);
            }
        }
    }

    /// <summary>Counts what a call used.</summary>
    public void Record(UsageRecorded usage)
    {
        lock (_gate)
        {
            _tokens += usage.InputTokens + usage.OutputTokens;
            _usd += usage.CostUsd ?? 0;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
