using System.Net.Http.Headers;

namespace MassGen.Providers.Http;

/// <summary>Waits for the first bytes of an answer, so that a connection that breaks before them is still an attempt that failed.</summary>
internal static class FirstBytes
{
    private const int Size = 1024;

    /// <summary>Reads them and puts them back in front of the rest.</summary>
    /// <exception cref="HttpIOException">The body is empty or the connection broke.</exception>
    public static async Task AwaitAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var original = response.Content;
        try
        {
            var stream = await original.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var first = new byte[Size];
            var count = await stream.ReadAsync(first, cancellationToken).ConfigureAwait(false);
            if (count == 0 && response.StatusCode == System.Net.HttpStatusCode.OK)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "The answer was empty");
            }

            response.Content = new StreamContent(new Rest(first.AsMemory(0, count), stream));
            Copy(original.Headers, response.Content.Headers);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static void Copy(HttpContentHeaders from, HttpContentHeaders to)
    {
        foreach (var header in from.NonValidated)
        {
            to.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    private sealed class Rest(ReadOnlyMemory<byte> first, Stream inner) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> _first = first;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_first.IsEmpty)
            {
                return inner.ReadAsync(buffer, cancellationToken);
            }

            var count = Math.Min(buffer.Length, _first.Length);
            _first[..count].CopyTo(buffer);
            _first = _first[count..];
            return ValueTask.FromResult(count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
