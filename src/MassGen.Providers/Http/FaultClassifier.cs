using System.Globalization;

namespace MassGen.Providers.Http;

/// <summary>
/// Turns an error response into a fault. The table is that of xAI's debugging page and of captured bodies: a wrong key is a 400,
/// and running out of money is a 403 or a 429, so the text counts as much as the status.
/// </summary>
public static class FaultClassifier
{
    private static readonly string[] MoneyWords =
    [
        "used all available credits", "monthly spending limit", "doesn't have any credits",
        "insufficient_quota", "exceeded your current quota", "insufficient credits", "credit balance is too low",
    ];

    private static readonly string[] KeyWords = ["incorrect api key", "invalid api key", "invalid_api_key", "no api key", "invalid x-api-key", "api key not valid"];

    private static readonly string[] LengthWords = ["maximum prompt length", "maximum context length", "context_length_exceeded", "prompt is too long", "exceeds the maximum number of tokens"];

    /// <summary>Whether a status may be answered otherwise when asked again, before its text is looked at.</summary>
    public static bool MayPass(int status) => status is 408 or 429 or 500 or 502 or 503 or 504 or (>= 520 and <= 524) or 529;

    /// <summary>The fault of a response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body, already without secrets.</param>
    /// <param name="retryAfter">How long the provider asked to wait.</param>
    public static ProviderFault Classify(int status, string body, TimeSpan? retryAfter = null)
    {
        var error = ErrorBody.Parse(body);
        // Google names the pause after all the limits that were passed, where the words of the error are cut.
        var hint = RetryHint.In(body);
        retryAfter ??= status == 429 ? hint : null;
        var fault = Of(status, error, isPassing: hint is not null);
        return fault with
        {
            Message = retryAfter is { } pause
                ? string.Create(CultureInfo.InvariantCulture, $"{fault.Message} It asks to wait {pause:c}.")
                : fault.Message,
            RetryAfter = retryAfter,
            ProviderSaid = error.Said.Length == 0 ? null : error.Said,
        };
    }

    private static ProviderFault Of(int status, ErrorBody error, bool isPassing)
    {
        var said = error.Said;
        if (error.Code == "Fixture mismatch")
        {
            return new(ProviderCodes.FixtureMismatch, status, $"The scripted model cannot answer: {error.Text}", false,
                "Make the script and the run agree: change the script, or what the run asks.");
        }

        // Google says that the quota is exceeded also where a wait helps, and then how long it is.
        if (status is 400 or 402 or 403 or 429 && Mentions(said, MoneyWords) && !isPassing)
        {
            return new(ProviderCodes.OutOfCredits, status, Sentence("The provider account has no credits left or reached its spending limit", said),
                false, "Add credits or raise the limit in the provider's console; waiting does not help.");
        }

        if (status == 401 || Mentions(said, KeyWords))
        {
            return new(ProviderCodes.KeyRefused, status, Sentence("The provider does not accept the API key", said), false,
                "Check the key for missing characters, quotes and spaces, and that it belongs to this provider.");
        }

        return Mentions(said, LengthWords)
            ? new(ProviderCodes.PromptTooLong, status, Sentence("The prompt is longer than the model can read", said), false,
                "Shorten the question, the files or the history, or choose a model with a longer context.")
            : ByStatus(status, said);
    }

    private static ProviderFault ByStatus(int status, string said) => status switch
    {
        403 => new(ProviderCodes.NotAllowed, status, Sentence("The provider does not allow this for the given key", said), false,
            "Check in the provider's console that the key and its team may use this model."),
        404 => new(ProviderCodes.NotFound, status, Sentence("The provider knows no such model or address", said), false,
            "Check 'model' and 'base_url' in the configuration; 'massgen models' lists the models."),
        410 => new(ProviderCodes.FeatureRemoved, status, Sentence("The provider has removed a feature that was asked for", said), false,
            "Remove the setting the message names."),
        429 => new(ProviderCodes.TooFast, status, Sentence("Too many requests or tokens in a short time", said), true,
            "Wait a minute, run fewer agents at once, or ask for a higher rate limit."),
        _ when MayPass(status) => new(ProviderCodes.ProviderFailed, status, Sentence("The provider has a problem of its own", said), true,
            "Try again in a few minutes; the provider's status page tells whether others see it too."),
        >= 500 => new(ProviderCodes.ProviderFailed, status, Sentence("The provider failed", said), false,
            "Look at the provider's status page."),
        _ => new(ProviderCodes.RequestRefused, status, Sentence("The provider refuses something in the request", said), false,
            "Remove or correct the setting the message names."),
    };

    private static bool Mentions(string text, string[] words) =>
        words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Sentence(string what, string said) =>
        said.Length == 0 ? what + "." : string.Create(CultureInfo.InvariantCulture, $"{what}. It said: \"{said}\".");
}
