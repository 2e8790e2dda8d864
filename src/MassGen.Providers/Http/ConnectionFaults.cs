using System.Text.Json;

namespace MassGen.Providers.Http;

/// <summary>The faults that come from the connection and the form of the answer instead of a status.</summary>
internal static class ConnectionFaults
{
    public static ProviderFault NotReachable(string reason) => new(
        ProviderCodes.NotReachable, null, $"The provider could not be reached: {reason}", true,
        "Check the network, the proxy and 'base_url', then try again.");

    public static ProviderFault Moved(int status, Uri elsewhere) => new(
        ProviderCodes.NotFound, status,
        $"The provider's address leads to another one, '{(elsewhere.IsAbsoluteUri ? elsewhere.GetLeftPart(UriPartial.Path) : elsewhere.OriginalString.Split('?')[0])}'.", false,
        "Nothing was sent there. If it is the right one, write it as 'base_url'.");

    public static ProviderFault TookTooLong() => new(
        ProviderCodes.TookTooLong, null, "The provider was silent for too long and the wait was ended.", true,
        "Try again; a model that thinks for long needs a longer network timeout.");

    public static ProviderFault Cut(string how) => new(
        ProviderCodes.AnswerCut, null, $"The answer stopped in the middle: {how}", true,
        "Try again. What had arrived is not used, because nobody can tell what is missing.");

    public static ProviderFault ErrorWhileAnswering(ErrorBody error) => new(
        ProviderCodes.FailedWhileAnswering, null, $"The provider reported an error in the middle of its answer: \"{error.Said}\".", true,
        "Try again; if it happens every time, the message names the reason.") { ProviderSaid = error.Said };

    public static ProviderFault ErrorInsteadOfAnswer(ErrorBody error) => new(
        ProviderCodes.FailedWhileAnswering, 200, $"The provider reported success but sent an error: \"{error.Said}\".", false,
        "Correct what the message names; the status of the response is wrong, not your reading of it.") { ProviderSaid = error.Said };

    public static ProviderFault Unreadable(string reason) => new(
        ProviderCodes.AnswerUnreadable, null, $"The answer is not in a form that can be read: {reason}", false,
        "Check that 'base_url' points at a service that speaks the form of this backend.");

    /// <summary>The fault behind an exception of the HTTP stack or our own handlers.</summary>
    public static ProviderFault Of(Exception exception, bool answerBegan) => exception switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Of(first, answerBegan),
        OperationCanceledException => TookTooLong(),
        HttpRequestException or IOException when answerBegan => Cut(Reason(exception)),
        HttpRequestException or IOException => NotReachable(Reason(exception)),
        JsonException => Unreadable("a piece of it is not valid JSON."),
        { InnerException: { } inner } when inner is HttpRequestException or IOException => Of(inner, answerBegan),
        _ => Unreadable(exception.Message),
    };

    private static string Reason(Exception exception) => (exception.InnerException ?? exception).Message.TrimEnd('.') + ".";
}
