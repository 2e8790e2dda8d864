using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace MassGen.Providers.Http;

/// <summary>Turns whatever goes wrong on the way to a provider into a <see cref="ProviderException"/> without secrets.</summary>
/// <param name="scrubber">Removes secrets from what providers say.</param>
/// <param name="time">The clock, for pauses that are given as a date.</param>
internal sealed class FailureReading(SecretScrubber scrubber, TimeProvider time)
{
    // An error body larger than this is not an error message.
    private const int LargestErrorBody = 1024 * 1024;

    /// <summary>Whether an exception is the caller's own wish to stop.</summary>
    public static bool IsWished(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && cancellationToken.IsCancellationRequested;

    /// <summary>The fault of a refused request. The response can be read once more.</summary>
    public async Task<ProviderFault> OfAsync(HttpResponseMessage refused, CancellationToken cancellationToken)
    {
        if ((int)refused.StatusCode is >= 300 and < 400 && refused.Headers.Location is { } elsewhere)
        {
            return WithoutSecrets(ConnectionFaults.Moved((int)refused.StatusCode, elsewhere));
        }

        var body = await BeginningAsync(refused.Content, cancellationToken).ConfigureAwait(false);
        refused.Content = new ByteArrayContent(body);
        return FaultClassifier.Classify((int)refused.StatusCode, scrubber.Scrub(Encoding.UTF8.GetString(body)), RetryAfter(refused.Headers));
    }

    /// <summary>The exception for the caller.</summary>
    public ProviderException Translate(Exception failure, bool answerBegan)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is ProviderException ours)
            {
                return WithoutSecrets(ours.Fault) is var clean && clean == ours.Fault ? ours : new ProviderException(clean, ours.InnerException);
            }
        }

        return new ProviderException(WithoutSecrets(ConnectionFaults.Of(failure, answerBegan)), failure);
    }

    private ProviderFault WithoutSecrets(ProviderFault fault) => fault with
    {
        Message = scrubber.Scrub(fault.Message), ProviderSaid = fault.ProviderSaid is { } said ? scrubber.Scrub(said) : null,
    };

    // The status says the most: words that are too many, or break off, do not hide it.
    private static async Task<byte[]> BeginningAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int count;
                while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0 && kept.Length < LargestErrorBody)
                {
                    kept.Write(buffer, 0, count);
                }
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // What has arrived is what it said.
        }

        return kept.ToArray();
    }

    // How long a response asks to wait, whether as seconds or as a date.
    private TimeSpan? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < int.MaxValue ? TimeSpan.FromMilliseconds(milliseconds) : null,
    };
}
