using MassGen.Providers.Pacing;
using Polly;
using Polly.Retry;

namespace MassGen.Providers.Http;

/// <summary>
/// Sends a request again when that may help: rate limits, failures of the provider and connections that break before the first
/// byte of the answer. An answer that has begun is never asked for again; it has been paid for.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<long> Began = new("began");
    private static readonly ResiliencePropertyKey<ProviderFault> Failed = new("failed");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly RetrySettings _settings;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Action<RetryNotice>? _notify;
    private readonly FailureReading _failures;
    private readonly Route _route;
    private readonly TimeSpan _longestSilence;

    /// <summary>Makes the handler.</summary>
    /// <param name="inner">The next handler towards the network.</param>
    /// <param name="settings">How often and how long.</param>
    /// <param name="time">The clock that pauses are measured with.</param>
    /// <param name="random">Where the lengths of pauses come from.</param>
    /// <param name="failures">Reads what providers say of their failures.</param>
    /// <param name="route">What all calls of its kind pass.</param>
    /// <param name="longestSilence">How long each attempt is waited for.</param>
    /// <param name="notify">Told of each repetition before its pause.</param>
    public RetryHandler(
        HttpMessageHandler inner,
        RetrySettings settings,
        TimeProvider time,
        Random random,
        FailureReading failures,
        Route route,
        TimeSpan longestSilence,
        Action<RetryNotice>? notify = null)
        : base(inner)
    {
        (_settings, _time, _random, _failures, _route, _longestSilence, _notify) = (settings, time, random, failures, route, longestSilence, notify);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        _pipeline = settings.Attempts <= 1 ? ResiliencePipeline<HttpResponseMessage>.Empty : builder.AddRetry(Strategy()).Build();
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        _route.Budget.Earn();
        Outcome<HttpResponseMessage> first;
        try
        {
            var response = await AttemptAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                // As nearly always: nothing to decide, and no pipeline to go through.
                return response;
            }

            first = Outcome.FromResult(response);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            first = Outcome.FromException<HttpResponseMessage>(failure);
        }

        return await GoOnAsync(request, first, began, cancellationToken).ConfigureAwait(false);
    }

    // The first attempt has been made; the pipeline gets its outcome in place of an attempt of its own.
    private async Task<HttpResponseMessage> GoOnAsync(
        HttpRequestMessage request, Outcome<HttpResponseMessage>? made, long began, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Began, began);
        try
        {
            return await _pipeline.ExecuteAsync(
                async inner =>
                {
                    if (made is not { } first)
                    {
                        return await AttemptAsync(request, inner.CancellationToken).ConfigureAwait(false);
                    }

                    made = null;
                    first.ThrowIfException();
                    return first.Result!;
                },
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private RetryStrategyOptions<HttpResponseMessage> Strategy() => new()
    {
        MaxRetryAttempts = _settings.Attempts - 1,
        // Polly's own delays are not used, and its ceiling would cut a provider's request short.
        MaxDelay = null,
        ShouldHandle = ShouldRetryAsync,
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
            Delay(arguments.AttemptNumber, FaultOf(arguments.Context))),
        OnRetry = arguments =>
        {
            _notify?.Invoke(new RetryNotice(arguments.AttemptNumber + 1, arguments.RetryDelay, FaultOf(arguments.Context)));
            return default;
        },
    };

    private static ProviderFault FaultOf(ResilienceContext context) => context.Properties.GetValue(Failed, null!);

    private async ValueTask<bool> ShouldRetryAsync(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        var fault = arguments.Outcome switch
        {
            { Exception: HttpRequestException or IOException } => ConnectionFaults.Of(arguments.Outcome.Exception, answerBegan: false),
            { Result: { IsSuccessStatusCode: false } response } =>
                await _failures.OfAsync(response, arguments.Context.CancellationToken).ConfigureAwait(false),
            _ => null,
        };
        if (fault is not { IsRetryable: true } || fault.RetryAfter > _settings.LongestRetryAfter || arguments.AttemptNumber >= _settings.Attempts - 1)
        {
            return false;
        }

        if (fault.Code == ProviderCodes.TooFast)
        {
            _route.Lane.SlowDown(fault);
        }

        arguments.Context.Properties.Set(Failed, fault);
        return _time.GetElapsedTime(arguments.Context.Properties.GetValue(Began, 0)) < _settings.Deadline && _route.Budget.TrySpend();
    }

    // Full jitter: agents that failed together do not come back together.
    private TimeSpan Delay(int attempt, ProviderFault fault)
    {
        var ceiling = Math.Min(_settings.LongestDelay.TotalSeconds, _settings.BaseDelay.TotalSeconds * Math.Pow(2, attempt));
        double part;
        lock (_random)
        {
            part = _random.NextDouble();
        }

        var own = TimeSpan.FromSeconds(ceiling * part);
        return fault.RetryAfter is { } asked && asked > own ? asked : own;
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await _route.PassAsync(request, _time, cancellationToken).ConfigureAwait(false);

            // Only from here on it is the provider that is waited for, and not its pace or a pause.
            silence.CancelAfter(_longestSilence);
            var response = await base.SendAsync(request, silence.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                await FirstBytes.AwaitAsync(response, silence.Token).ConfigureAwait(false);
            }

            _route.Count(request, isFault: (int)response.StatusCode >= 500, response.IsSuccessStatusCode);
            return response;
        }
        catch (Exception failure) when (FailureReading.IsWished(failure, cancellationToken))
        {
            // Nobody knows what the provider would have answered.
            _route.Forget(request);
            throw;
        }
        catch (Exception failure) when (failure is not ProviderException)
        {
            // A provider that is silent until we give up counts as one that failed.
            _route.Count(request, isFault: true, isAnswered: false);
            throw;
        }
    }
}
