using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>Keys of <c>backend</c> that belong into the body of the provider's request.</summary>
public static class RequestKeys
{
    /// <summary>More fields.</summary>
    public static readonly ConfigKey<YamlMap?> ExtraBody = Key.Map("extra_body", "More fields for the request's body.") with { IsSent = true, Backends = BackendFamily.ChatAndLocal };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        .. new ConfigKey[]
        {
            Key.Any("stop", "Texts that end a response."),
            Key.Number("presence_penalty", "Discourages repeating; refused by every Grok."),
            Key.Number("frequency_penalty", "Discourages repeating; refused by every Grok."),
            Key.Text("reasoning_effort", "How hard the model thinks, where it can be set."),
            Key.Map("response_format", "The form of the answer: `{type: json_schema, json_schema: {name: …, schema: …}}`.") with { Since = BudgetKeys.Ours },
            Key.Map("text", "Text settings of OpenAI's models.", TextKeys.Section) with { Backends = BackendFamily.OpenAi },
            Key.Map("reasoning", "Reasoning settings of OpenAI's models.", ReasoningKeys.Section) with { Backends = BackendFamily.OpenAi },
            Key.Map("chat_template_kwargs", "Settings of the chat template, for example enable_thinking.") with { Backends = BackendFamily.Local },
            Key.WholeNumber("top_k", "How many candidates are chosen from.") with { Backends = BackendFamily.Local },
            Key.Number("repetition_penalty", "Discourages repeating.") with { Backends = BackendFamily.Local },
            Key.Switch("separate_reasoning", "Reasoning is reported apart.") with { Backends = BackendFamily.SgLang },
            Key.Texts("betas", "Anthropic's beta features.") with { Backends = BackendFamily.Claude },
            Key.Any("safety_settings", "Google's safety settings.") with { Backends = BackendFamily.Gemini },
        }.Select(key => key with { IsSent = true }),
        ExtraBody,
    ];
}

/// <summary>The keys of <c>text</c>.</summary>
public static class TextKeys
{
    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.text", "The section 'text'",
        [Key.Text("verbosity", "How much the model writes: low, medium or high.") with { Backends = BackendFamily.OpenAi }]);
}

/// <summary>The keys of <c>reasoning</c>.</summary>
public static class ReasoningKeys
{
    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.reasoning", "The section 'reasoning'",
    [
        Key.Text("effort", "How hard the model thinks: minimal, low, medium or high.") with { Backends = BackendFamily.OpenAi },
        Key.Text("summary", "How it tells of its thinking: auto, concise or detailed.") with { Backends = BackendFamily.OpenAi },
    ]);
}
