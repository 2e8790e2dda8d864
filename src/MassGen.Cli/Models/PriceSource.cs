using MassGen.Diagnostics;
using MassGen.Models.PriceFile;

namespace MassGen.Cli.Models;

/// <summary>Gets a price file from a path or an address.</summary>
internal static class PriceSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads it, up to the size that is allowed and one byte more.</summary>
    /// <exception cref="InvalidInputException">It cannot be read (<c>MG1054</c>).</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string from, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return Uri.TryCreate(from, UriKind.Absolute, out var address) && !address.IsFile
                ? await DownloadAsync(address, limit.Token)
                : await ReadFileAsync(from, limit.Token);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or HttpRequestException
            || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Fault(from, failed is OperationCanceledException ? $"it did not arrive within {Patience.TotalSeconds:0} s" : failed.Message);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await ToEndAsync(file, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            throw Fault(address.ToString(), "prices are fetched with https only");
        }

        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw Fault(address.ToString(), $"the server answered with HTTP {(int)response.StatusCode}");
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ToEndAsync(body, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> ToEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (bytes.Length <= LiteLlmFile.MostBytes && await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            bytes.Write(buffer, 0, count);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static InvalidInputException Fault(string from, string why) => new(new Diagnostic(
        "MG1054", Severity.Error, $"The price file {from} cannot be read: {why.TrimEnd('.')}.", Suggestion: "Name a file, or an address with https. What was kept before stays."));
}
