using System.Text;

namespace MassGen.Desktop.Session;

/// <summary>Types text: what a keyboard has key by key, anything else through the clipboard, which has its old text again afterwards.</summary>
internal sealed class DesktopKeyboard(DesktopCommands commands, DesktopClipboard clipboard, Func<CancellationToken, Task> settle)
{
    private const int LongestText = 100_000;

    // Keys of a longer text would take seconds.
    private const int LongestTyped = 500;

    // So many pastes one after the other would take seconds too.
    private const int MostPastes = 8;

    /// <summary>Types a text.</summary>
    /// <exception cref="DesktopException">It has characters that cannot be typed, or is too long.</exception>
    public async Task TypeAsync(string text, CancellationToken cancellationToken)
    {
        var pieces = Pieces(Checked(text));
        if (pieces.All(piece => !piece.IsPasted))
        {
            foreach (var piece in pieces)
                await KeysAsync(piece.Text, cancellationToken).ConfigureAwait(false);
            return;
        }

        var old = await clipboard.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var piece in pieces)
            await (piece.IsPasted ? PasteAsync(piece.Text, cancellationToken) : KeysAsync(piece.Text, cancellationToken)).ConfigureAwait(false);
        await clipboard.WriteAsync(old, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The text without what no key types.</summary>
    /// <exception cref="DesktopException">It cannot be typed.</exception>
    public static string Checked(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Length > LongestText)
            throw new DesktopException(DesktopErrors.BadText, $"The text has {text.Length} characters, and at most {LongestText} can be typed at once.");
        var odd = text.FirstOrDefault(letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
        return odd == '\0' && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new DesktopException(
                DesktopErrors.BadText,
                $"The text has the control character U+{(int)odd:X4}, which no key types. Press keys instead, for example Escape or ctrl and c.");
    }

    /// <summary>The text in pieces, each of which is typed or pasted. Line breaks and tabulators are keys unless there are too many of them.</summary>
    internal static IReadOnlyList<TextPiece> Pieces(string text)
    {
        var pieces = new List<TextPiece>();
        foreach (var word in Words(text))
        {
            var isPasted = word.Length > LongestTyped || !Ascii.IsValid(word);
            if (pieces is [.., var last] && last.IsPasted == isPasted)
                pieces[^1] = last with { Text = last.Text + word };
            else
                pieces.Add(new(word, isPasted));
        }

        var isLong = pieces.Count(piece => piece.IsPasted) > MostPastes || pieces.Sum(piece => piece.IsPasted ? 0 : piece.Text.Length) > 4 * LongestTyped;
        return isLong ? [new(text, IsPasted: true)] : pieces;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('\n' or '\t'))
                continue;
            if (at > start)
                yield return text[start..at];
            yield return text[at..(at + 1)];
            start = at + 1;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    private async Task PasteAsync(string text, CancellationToken cancellationToken)
    {
        await clipboard.WriteAsync(text, cancellationToken).ConfigureAwait(false);
        await commands.RunAsync(["xdotool", "key", "--delay", "0", "ctrl+v"], default, cancellationToken).ConfigureAwait(false);

        // A program asks for the text when it comes to it.
        await settle(cancellationToken).ConfigureAwait(false);
    }

    // A line feed is a key of its own to xdotool, which only browsers take for Return.
    private Task KeysAsync(string text, CancellationToken cancellationToken) => commands.RunAsync(
        ["xdotool", "type", "--delay", "2", "--file", "-"], Encoding.ASCII.GetBytes(text.Replace('\n', '\r')), cancellationToken);
}

/// <summary>A piece of a text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsPasted">Whether it goes through the clipboard.</param>
internal sealed record TextPiece(string Text, bool IsPasted);
