using System.Globalization;
using System.Text.RegularExpressions;

namespace MassGen.Providers.Pacing;

/// <summary>
/// The way of all calls with one key to one model at one address. It spreads them over time as the provider allows, and stops all of
/// them when one is told to wait. Safe to use from many threads.
/// </summary>
internal sealed partial class Lane
{
    private const double SecondsInMinute = 60;

    // Before the first answers are seen: an ordinary one.
    private const double FirstGuessOfOutput = 500;

    // How much of the newest answer goes into the guess.
    private const double Learning = 0.2;

    // Bytes of JSON for a token, on the safe side for English prose.
    private const double BytesPerToken = 4;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TokenBucket? _requests;
    private TokenBucket? _tokens;
    private double _output = FirstGuessOfOutput;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    public Lane(RateLimits? limits, TimeProvider time)
    {
        _time = time;
        if (limits?.RequestsPerSecond is { } requests and > 0)
        {
            // A minute's requests cannot be made in one second: xAI counts each second.
            _requests = new TokenBucket(requests, Math.Max(1, requests), time);
        }

        if (limits?.TokensPerMinute is { } tokens and > 0)
        {
            _tokens = new TokenBucket(tokens / SecondsInMinute, tokens, time);
        }
    }

    /// <summary>Reserves a call.</summary>
    /// <param name="bodyBytes">The size of its request.</param>
    /// <param name="reserved">The tokens that were reserved.</param>
    /// <returns>How long to wait before it may be sent.</returns>
    public TimeSpan Reserve(long bodyBytes, out double reserved)
    {
        lock (_gate)
        {
            reserved = _tokens is null ? 0 : (bodyBytes / BytesPerToken) + _output;
            var wait = _requests?.Take(1) ?? TimeSpan.Zero;
            var forTokens = _tokens?.Take(reserved) ?? TimeSpan.Zero;
            wait = forTokens > wait ? forTokens : wait;
            if (_pausedUntil > DateTimeOffset.MinValue)
            {
                var pause = _pausedUntil - _time.GetUtcNow();
                wait = pause > wait ? pause : wait;
                _pausedUntil = pause > TimeSpan.Zero ? _pausedUntil : DateTimeOffset.MinValue;
            }

            return wait;
        }
    }

    /// <summary>Puts what a call really used in the place of what was reserved for it; nothing, when it was refused.</summary>
    public void Settle(double reserved, long used, long output)
    {
        if (_tokens is null)
        {
            return;
        }

        lock (_gate)
        {
            _tokens.Take(used - reserved);
            _output += output > 0 ? Learning * (output - _output) : 0;
        }
    }

    /// <summary>The provider says "too fast": nobody sends before the pause is over, and a limit that it names counts from now on.</summary>
    public void SlowDown(ProviderFault fault)
    {
        lock (_gate)
        {
            if (fault.RetryAfter is { } pause && _time.GetUtcNow() + pause is var until && until > _pausedUntil)
            {
                _pausedUntil = until;
            }

            if (fault.ProviderSaid is { } said && TokensPerMinute().Match(said) is { Success: true } match
                && double.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var limit) && limit > 0)
            {
                _tokens ??= new TokenBucket(limit / SecondsInMinute, limit, _time);
                _tokens.Limit(limit / SecondsInMinute, limit);
            }
        }
    }

    // xAI: "Tokens per Minute (actual/limit): 65605/16000".
    [GeneratedRegex(@"tokens per minute \(actual/limit\):\s*\d{1,12}/(\d{1,12})", RegexOptions.IgnoreCase)]
    private static partial Regex TokensPerMinute();
}
