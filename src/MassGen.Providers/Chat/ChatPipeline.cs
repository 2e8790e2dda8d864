using MassGen.Providers.Http;
using MassGen.Providers.Pacing;

namespace MassGen.Providers;

/// <summary>What the HTTP pipeline under a chat client takes from outside; tests put in a clock that stands still.</summary>
public sealed record ChatPipeline
{
    /// <summary>How often failed requests are repeated.</summary>
    public RetrySettings Retry { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the lengths of pauses come from; null for an unpredictable source.</summary>
    public Random? Random { get; init; }

    /// <summary>Told of each repetition before its pause.</summary>
    public Action<RetryNotice>? OnRetry { get; init; }

    /// <summary>Told once of each setting that is not sent, because the model would refuse the request.</summary>
    public Action<RefusedParameter>? OnRefused { get; init; }

    /// <summary>What all clients of a program share; null for one of its own, as in tests.</summary>
    public Traffic? Traffic { get; init; }

    /// <summary>How long the provider may be silent; models that reason are silent for minutes.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads environment variables.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
