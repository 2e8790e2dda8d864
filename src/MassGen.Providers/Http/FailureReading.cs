using System.Text;

namespace MassGen.Providers.Http;

/// <summary>Turns whatever goes wrong on the way to a provider into a <see cref="ProviderException"/> without secrets.</summary>
internal sealed class FailureReading(SecretScrubber scrubber)
{
    /// <summary>Whether an exception is the caller's own wish to stop.</summary>
    public static bool IsWished(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && cancellationToken.IsCancellationRequested;

    /// <summary>The fault of a refused request, whose response is disposed.</summary>
    public async Task<ProviderFault> OfAsync(HttpResponseMessage refused, CancellationToken cancellationToken)
    {
        using (refused)
        {
            var body = Encoding.UTF8.GetString(await refused.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return FaultClassifier.Classify((int)refused.StatusCode, scrubber.Scrub(body), refused.Headers.RetryAfter?.Delta);
        }
    }

    /// <summary>The exception for the caller.</summary>
    public ProviderException Translate(Exception failure, bool answerBegan)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is ProviderException ours)
            {
                return ours;
            }
        }

        var fault = ConnectionFaults.Of(failure, answerBegan);
        return new ProviderException(fault with { Message = scrubber.Scrub(fault.Message) }, failure);
    }
}
