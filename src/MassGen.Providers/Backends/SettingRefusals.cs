namespace MassGen.Providers;

/// <summary>Which settings an endpoint's backend answers with an error.</summary>
internal static class SettingRefusals
{
    /// <summary>Why a setting is not sent, or null when it is.</summary>
    public static string? Reason(ModelEndpoint endpoint, string setting) =>
        OfBackend(endpoint, setting) ?? (endpoint.Refused.Count == 0 ? null : endpoint.Refused.FirstOrDefault(one => one.Name == setting)?.Reason);

    private static string? OfBackend(ModelEndpoint endpoint, string setting) => endpoint.Backend switch
    {
        "grok" => GrokParameters.Reason(endpoint.Model, setting),
        "gemini" when setting == "safety_settings" =>
            "Google's OpenAI-compatible endpoint has no 'safety_settings', so they are not sent. Remove them from the configuration.",
        // Grok refuses the same settings wherever it is served.
        "azure_openai" or "openrouter" or "chatcompletion" when endpoint.Model.Contains("grok-", StringComparison.OrdinalIgnoreCase) =>
            GrokParameters.Reason(endpoint.Model, setting),
        _ => null,
    };
}
