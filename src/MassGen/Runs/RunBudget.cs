using System.Globalization;
using MassGen.Agents;
using MassGen.Events;

namespace MassGen.Runs;

/// <summary>What a run may use. Null means no limit.</summary>
public sealed record BudgetLimits
{
    /// <summary>US dollars. A call whose price nobody knows counts nothing.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Tokens in and out, reasoning and cached ones included.</summary>
    public long? Tokens { get; init; }

    /// <summary>Model calls.</summary>
    public int? Calls { get; init; }
}

/// <summary>
/// Keeps count of what a run uses and says when the next call would pass a limit: what a call is expected to use is set aside before it
/// goes out, and replaced by what it really used. Safe for many agents at once.
/// </summary>
internal sealed class RunBudget(BudgetLimits limits)
{
    private readonly Lock _gate = new();
    private decimal _usd;
    private long _tokens;
    private int _calls;
    private decimal _usdAside;
    private long _tokensAside;

    /// <summary>Sets aside what a call that is about to be made is expected to use.</summary>
    /// <returns>The limit that forbids it, as name and value, or null when it may be made.</returns>
    public (string Limit, string Value)? BeginCall(ExpectedCall expected)
    {
        lock (_gate)
        {
            if (limits.Calls is { } calls && _calls >= calls)
            {
                return ("budget.calls", Text($"{calls} calls"));
            }

            if (limits.Tokens is { } tokens && (_tokens >= tokens || _tokens + _tokensAside + expected.Tokens > tokens))
            {
                return ("budget.tokens", Text($"{tokens} tokens"));
            }

            if (limits.Usd is { } usd && (_usd >= usd || _usd + _usdAside + (expected.Usd ?? 0) > usd))
            {
                return ("budget.usd", Text($"{usd} USD"));
            }

            _calls++;
            _usdAside += expected.Usd ?? 0;
            _tokensAside += expected.Tokens;
            return null;
        }
    }

    /// <summary>Counts what a call really used, in place of what was set aside for it.</summary>
    /// <param name="expected">What was set aside.</param>
    /// <param name="usage">What it used, or null when nobody knows.</param>
    public void Settle(ExpectedCall expected, UsageRecorded? usage)
    {
        lock (_gate)
        {
            _usdAside -= expected.Usd ?? 0;
            _tokensAside -= expected.Tokens;
            Count(usage);
        }
    }

    /// <summary>Counts what an earlier part of the run used.</summary>
    public void Record(IEnumerable<RunEvent> earlier)
    {
        lock (_gate)
        {
            foreach (var runEvent in earlier)
            {
                _calls += runEvent is ModelRequested ? 1 : 0;
                Count(runEvent as UsageRecorded);
            }
        }
    }

    private void Count(UsageRecorded? usage)
    {
        _tokens += (usage?.InputTokens ?? 0) + (usage?.OutputTokens ?? 0);
        _usd += usage?.CostUsd ?? 0;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
