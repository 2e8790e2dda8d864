using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// The host of an address as a browser understands it: lower case, Punycode, and every way to write a number that is an IP address
/// (decimal, hexadecimal, octal, with parts left out, percent-coded, in wide digits) as that address.
/// </summary>
internal sealed record WebHost(string Name, IPAddress? Address)
{
    private static readonly System.Buffers.SearchValues<char> NotInNames = System.Buffers.SearchValues.Create(" /\\?#@:<>^|%\"");

    private static readonly string[] PrivateEnds = [".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet"];

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    /// <summary>Reads a host; null when a browser would not take it either.</summary>
    public static WebHost? Read(string written)
    {
        if (written is ['[', .., ']'])
        {
            return IPAddress.TryParse(written[1..^1], out var six) && six.AddressFamily == AddressFamily.InterNetworkV6 ? Of(six) : null;
        }

        try
        {
            if (HostLetters.Fold(Uri.UnescapeDataString(written)) is not { } plain)
            {
                return null;
            }

            var name = Idn.GetAscii(plain.TrimEnd('.')).ToLowerInvariant();
            return name.Length == 0 || name.AsSpan().ContainsAny(NotInNames) ? null
                : EndsInNumber(name) ? Number(name) is { } four ? Of(four) : null
                : new WebHost(name, null);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether it is on this machine, in a private or special network, or a name that only such networks know.</summary>
    public bool IsPrivate => Address is { } address ? IsPrivateAddress(address)
        : Name == "localhost" || !Name.Contains('.', StringComparison.Ordinal)
            || PrivateEnds.Any(end => Name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Whether it is the desktop itself.</summary>
    public bool IsLoopback => Address is { } address ? IPAddress.IsLoopback(address) : Name == "localhost" || Name.EndsWith(".localhost", StringComparison.Ordinal);

    private static WebHost Of(IPAddress address)
    {
        var real = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return new WebHost(real.ToString(), real);
    }

    private static bool EndsInNumber(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last[2..].All(char.IsAsciiHexDigit)));
    }

    // The last part fills what is left of the four bytes.
    private static IPAddress? Number(string name)
    {
        var parts = name.Split('.');
        var numbers = parts.Select(Part).ToList();
        if (parts.Length > 4 || numbers.Contains(null) || numbers.SkipLast(1).Any(number => number > 255))
        {
            return null;
        }

        var last = numbers[^1]!.Value;
        if (last >= 1UL << (8 * (5 - parts.Length)))
        {
            return null;
        }

        var value = numbers.SkipLast(1).Select((number, index) => number!.Value << (8 * (3 - index))).Aggregate(last, (sum, number) => sum + number);
        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private static ulong? Part(string part)
    {
        if (part.StartsWith("0x", StringComparison.Ordinal))
        {
            return part.Length == 2 ? 0
                : part.Length <= 10 && ulong.TryParse(part[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        if (part.Length > 1 && part[0] == '0')
        {
            return part.Length <= 13 && part.All(digit => digit is >= '0' and <= '7') ? part.Aggregate(0UL, (sum, digit) => (sum * 8) + (ulong)(digit - '0')) : null;
        }

        return part.Length is > 0 and <= 10 && ulong.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsPrivateAddress(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast
                || (bytes[0] & 0xfe) == 0xfc || (bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xff && bytes[3] == 0x9b)
            : bytes[0] is 0 or 10 or 127 or >= 224
                || (bytes[0] == 100 && bytes[1] is >= 64 and <= 127)
                || (bytes[0] == 169 && bytes[1] == 254)
                || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31)
                || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 192 && bytes[1] == 0 && bytes[2] == 0)
                || (bytes[0] == 198 && bytes[1] is 18 or 19);
    }
}
