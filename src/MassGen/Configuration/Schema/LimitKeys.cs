namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>timeout_settings</c>.</summary>
public static class TimeoutKeys
{
    /// <summary>The time limit of a run, in seconds.</summary>
    public static readonly ConfigKey<decimal?> Seconds =
        Key.Number("orchestrator_timeout_seconds", "How long the whole run may take, in seconds.", 0.001m, (decimal)Runs.RunPlan.LongestTimeout.TotalSeconds) with
        {
            Default = "1800",
            Expected = "a positive number of seconds, at most 49 days",
        };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("timeout_settings", "The section 'timeout_settings'", [Seconds])
    {
        Misplaced = [new("agent_timeout_seconds", "There is no limit for one agent; 'orchestrator_timeout_seconds' limits the whole run.")],
    };
}

/// <summary>The keys of <c>orchestrator.timeout</c>, which nothing reads.</summary>
public static class DeadTimeoutKeys
{
    /// <summary>Checked and not read.</summary>
    public static readonly ConfigKey<decimal?> Seconds =
        Key.Number("orchestrator_timeout_seconds", "Checked and never read.", 0.001m) with
        {
            RefusesNothing = true,
            Expected = "a positive number",
            Effect = KeyEffect.None,
            Instead = "Write it under 'timeout_settings' at the top of the file.",
        };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("orchestrator.timeout", "The section 'timeout'", [Seconds]);
}

/// <summary>The keys of <c>budget</c>, which the Python project does not have.</summary>
public static class BudgetKeys
{
    internal const string Ours = "MassGen.Docs 0.1";

    /// <summary>US dollars.</summary>
    public static readonly ConfigKey<decimal?> Usd =
        Key.Number("usd", "US dollars the run may cost, counted from what providers report.", 0) with { Since = Ours };

    /// <summary>Tokens.</summary>
    public static readonly ConfigKey<int?> Tokens = Key.WholeNumber("tokens", "Tokens the run may use, in and out.", 0) with { Since = Ours };

    /// <summary>Model calls.</summary>
    public static readonly ConfigKey<int?> Calls = Key.WholeNumber("calls", "Model calls the run may make.", 0) with { Since = Ours };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("budget", "The section 'budget'", [Usd, Tokens, Calls]);
}
