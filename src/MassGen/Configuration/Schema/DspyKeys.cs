using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>orchestrator.dspy</c>.</summary>
public static class DspyKeys
{
    /// <summary>Whether it is on.</summary>
    public static readonly ConfigKey<bool?> Enabled = Key.Switch("enabled", "Whether the question is paraphrased.") with { Default = "false", Effect = NotYet };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("orchestrator.dspy", "The section 'dspy'",
    [
        Enabled,
        Key.Map("backend", "The model that paraphrases.", DspyBackendKeys.Section) with { Effect = NotYet },
        Key.WholeNumber("num_variants", "How many paraphrases.", 1) with { Default = "3", Effect = NotYet },
        Key.Word("strategy", "How far paraphrases go.", "balanced", "diverse", "conservative", "adaptive") with { Default = "balanced", Effect = NotYet },
        Key.Switch("cache_enabled", "Whether paraphrases are kept.") with { Default = "true", Effect = NotYet },
        Key.Number("semantic_threshold", "How near a paraphrase must be to the question, 0 to 1.") with { Default = "0.85", Effect = NotYet },
        Key.Numbers("temperature_range", "The least and the greatest temperature.") with { Default = "[0.3, 0.9]", Effect = NotYet },
        Key.Switch("use_chain_of_thought", "Whether the model reasons first.") with { Default = "false", Effect = NotYet },
        Key.Switch("validate_semantics", "Whether paraphrases are checked.") with { Default = "true", Effect = NotYet },
    ]);
}

/// <summary>The keys of <c>orchestrator.dspy.backend</c>.</summary>
public static class DspyBackendKeys
{
    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("orchestrator.dspy.backend", "The backend of dspy",
    [
        Key.Word("type", "Which provider serves the model.", "openai", "claude", "anthropic", "gemini", "chatcompletion", "lmstudio", "vllm", "sglang", "cerebras")
            with { Effect = NotYet },
        Key.Text("model", "The model.") with { Effect = NotYet },
        Key.Text("api_key", "The key; better left to the provider's environment variable.") with { IsSecret = true, Effect = NotYet },
        Key.Text("base_url", "Another address of the provider.") with { Effect = NotYet },
        Key.Number("temperature", "How varied the model writes.") with { Effect = NotYet },
        Key.WholeNumber("max_tokens", "The longest response, in tokens.", 1) with { Effect = NotYet },
        Key.Number("top_p", "Another way to say how varied the model writes.") with { Effect = NotYet },
    ]);
}
