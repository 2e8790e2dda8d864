namespace MassGen.Providers;

/// <summary>What went wrong between us and a model provider, in words for somebody who sees it for the first time.</summary>
/// <param name="Code">A stable code of <see cref="ProviderCodes"/>, explained on the diagnostics page.</param>
/// <param name="Status">The HTTP status, or null when there was no response.</param>
/// <param name="Message">What happened.</param>
/// <param name="IsRetryable">Whether the same request may succeed later.</param>
/// <param name="Advice">What to do next.</param>
public sealed record ProviderFault(string Code, int? Status, string Message, bool IsRetryable, string Advice)
{
    /// <summary>How long the provider asked to wait, or null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's own words, without secrets; null when there were none.</summary>
    public string? ProviderSaid { get; init; }
}
