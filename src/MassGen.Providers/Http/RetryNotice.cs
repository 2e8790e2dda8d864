namespace MassGen.Providers.Http;

/// <summary>A request failed and will be sent again.</summary>
/// <param name="Attempt">The attempt that failed, from 1.</param>
/// <param name="Delay">The pause before the next one.</param>
/// <param name="Fault">Why it failed.</param>
public sealed record RetryNotice(int Attempt, TimeSpan Delay, ProviderFault Fault);
