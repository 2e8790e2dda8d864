namespace MassGen.Providers.Pacing;

/// <summary>What a provider allows one key for one model.</summary>
/// <param name="RequestsPerSecond">Requests in a second, or null for any number; below 1 for less than one a second.</param>
/// <param name="TokensPerMinute">Tokens in a minute, those read, written, reasoned and cached together; null for any number.</param>
public sealed record RateLimits(double? RequestsPerSecond, double? TokensPerMinute);
