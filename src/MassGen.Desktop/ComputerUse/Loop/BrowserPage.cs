using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Reads the page that a desktop's browser shows, over its DevTools on the desktop's own loopback address.</summary>
internal static class BrowserPage
{
    // More than people read at once; a page can be of any length.
    private const int MostLetters = 20_000;
    private const int LargestAnswer = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The page, or null where no browser tells.</summary>
    public static async Task<PageText?> ReadAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (await FirstPageAsync(desktop, patience.Token).ConfigureAwait(false) is not { } page)
            {
                return null;
            }

            var text = page.Socket is null ? "" : await TextAsync(desktop, page.Socket, patience.Token).ConfigureAwait(false);
            return new PageText(page.Address, $"{page.Title}\n{text}");
        }
        catch (Exception failure) when (failure is DesktopException or IOException or JsonException or WebSocketException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A page that stands still, or no browser: what it shows is then not known.
            return null;
        }
    }

    private static async Task<(string Address, string Title, string? Socket)?> FirstPageAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        var stream = await desktop.ConnectAsync(DesktopPorts.Browser, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await SendAsync(stream, "GET /json/list HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", cancellationToken).ConfigureAwait(false);
            using var answer = JsonDocument.Parse(await BodyAsync(stream, cancellationToken).ConfigureAwait(false));
            foreach (var target in answer.RootElement.EnumerateArray())
            {
                if (target.TextOf("type") == "page")
                {
                    var socket = target.TextOf("webSocketDebuggerUrl");
                    return (target.TextOf("url") ?? "", target.TextOf("title") ?? "", socket is null ? null : new Uri(socket).AbsolutePath);
                }
            }

            return null;
        }
    }

    private static async Task<string> TextAsync(IDesktop desktop, string path, CancellationToken cancellationToken)
    {
        var stream = await desktop.ConnectAsync(DesktopPorts.Browser, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            await SendAsync(
                stream,
                $"GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n",
                cancellationToken).ConfigureAwait(false);
            if (!(await HeadAsync(stream, cancellationToken).ConfigureAwait(false)).Contains(" 101 ", StringComparison.Ordinal))
            {
                return "";
            }

            using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = false });
            const string Question = """{"id":1,"method":"Runtime.evaluate","params":{"expression":"document.body ? document.body.innerText : ''","returnByValue":true}}""";
            await socket.SendAsync(Encoding.UTF8.GetBytes(Question), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
            return await AnswerAsync(socket, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> AnswerAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (message.Length < LargestAnswer)
        {
            var piece = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
            message.Write(buffer, 0, piece.Count);
            if (piece.EndOfMessage)
            {
                using var json = JsonDocument.Parse(message.ToArray());
                var text = json.RootElement.Member("result")?.Member("result")?.TextOf("value") ?? "";
                return text.Length <= MostLetters ? text : text[..MostLetters];
            }
        }

        return "";
    }

    private static ValueTask SendAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);

    // Byte by byte: what follows the head belongs to the web socket.
    private static async Task<string> HeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 16 * 1024 && await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 1)
        {
            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
            {
                break;
            }
        }

        return head.ToString();
    }

    private static async Task<byte[]> BodyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(stream, cancellationToken).ConfigureAwait(false);
        var length = head.Split("\r\n").Select(line => line.Split(':', 2)).Where(parts => parts is [var name, _] && name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            .Select(parts => int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
        if (length is <= 0 or > LargestAnswer)
        {
            throw new InvalidDataException("The browser's list of pages has no length.");
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return body;
    }
}
