namespace MassGen.Docs.Site.Attacks;

/// <summary>What one provider of sandboxes did with one attack.</summary>
/// <param name="Number">The attack's number; several attempts share one.</param>
/// <param name="Attack">What was tried and has to come of it, in words.</param>
/// <param name="Provider">Who was attacked.</param>
/// <param name="IsHeld">Whether it came to nothing; otherwise the provider says beforehand that it does not hold this.</param>
/// <param name="Detail">What was seen.</param>
public sealed record AttackResult(int Number, string Attack, string Provider, bool IsHeld, string Detail);

/// <summary>What is known of the attacks.</summary>
/// <param name="Run">The last run of the tests that was kept; null when none was.</param>
public sealed record Attacks(AttackRun? Run);

/// <summary>One run of the tests.</summary>
/// <param name="MeasuredAt">When it ended.</param>
/// <param name="Results">What was seen; an attempt that failed its test is not among them.</param>
public sealed record AttackRun(DateTimeOffset MeasuredAt, IReadOnlyList<AttackResult> Results);
