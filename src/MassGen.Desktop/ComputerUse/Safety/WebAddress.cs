using System.Globalization;

namespace MassGen.Desktop.ComputerUse;

/// <summary>What of an address decides whether it may be opened, read as browsers read it.</summary>
/// <param name="Scheme">The scheme in lower case.</param>
/// <param name="Host">The host, or null where the scheme has none.</param>
/// <param name="Port">The port, the scheme's own where none is written.</param>
internal sealed record WebAddress(string Scheme, WebHost? Host, int Port)
{
    private static readonly char[] Ends = ['/', '?', '#'];

    /// <summary>Reads an address; null when it is none.</summary>
    public static WebAddress? Read(string written)
    {
        // Browsers drop these wherever they stand, and take a backslash for a slash.
        var text = string.Concat(written.Where(letter => letter is not ('\t' or '\n' or '\r'))).Trim(' ', '\0').Replace('\\', '/');
        var scheme = SchemeOf(text);
        var isWeb = scheme is null or "http" or "https" or "ws" or "wss" or "ftp";
        if (!isWeb)
        {
            return new WebAddress(scheme!, null, 0);
        }

        var rest = (scheme is null ? text : text[(scheme.Length + 1)..]).TrimStart('/');
        var end = rest.IndexOfAny(Ends);
        var authority = end < 0 ? rest : rest[..end];
        var place = authority[(authority.LastIndexOf('@') + 1)..];
        var (host, port) = Split(place);
        return port is not null && WebHost.Read(host) is { } read
            ? new WebAddress(scheme ?? "http", read, port == 0 ? scheme is "https" or "wss" ? 443 : 80 : port.Value)
            : null;
    }

    // 'localhost:8000' has a port and no scheme.
    private static string? SchemeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || !text[..colon].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.'))
        {
            return null;
        }

        var after = text[(colon + 1)..];
        var isPort = after.Length > 0 && char.IsAsciiDigit(after[0]);
        return isPort ? null : text[..colon].ToLowerInvariant();
    }

    private static (string Host, int? Port) Split(string place)
    {
        var colon = place.LastIndexOf(':');
        if (colon < 0 || place.EndsWith(']'))
        {
            return (place, 0);
        }

        var digits = place[(colon + 1)..];
        return (place[..colon], digits.Length == 0 ? 0
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null);
    }
}
