using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace MassGen.Providers.Json;

/// <summary>
/// Parses JSON that somebody else wrote. Half a letter in it, <c>\ud83d</c> without what belongs to it, becomes the replacement character:
/// models write such texts, and programs that cut a text after so many units. As it is it would parse, and fail where somebody reads it.
/// </summary>
internal static class JsonReading
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>Parses a text in UTF-8.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json) => JsonElement.Parse(WithoutHalves(json));

    /// <summary>Parses a text.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static ReadOnlySpan<byte> WithoutHalves(ReadOnlySpan<byte> json)
    {
        byte[]? whole = null;
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at < json.Length; at = Next(json, at))
        {
            if (Unit(json, at) is not { } unit || !char.IsSurrogate(unit))
            {
                // What is escaped is passed over with its backslash: it may be another one.
                at += 2;
            }
            else if (char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } second && char.IsLowSurrogate(second))
            {
                at += 2 * EscapeLength;
            }
            else
            {
                whole ??= json.ToArray();
                Replacement.CopyTo(whole.AsSpan(at));
                at += EscapeLength;
            }
        }

        return whole is null ? json : whole;
    }

    private static int Next(ReadOnlySpan<byte> json, int from) =>
        from < json.Length && json[from..].IndexOf((byte)'\\') is >= 0 and var further ? from + further : -1;

    // The unit of UTF-16 that an escape stands for, or null where there is no such escape.
    private static char? Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var used, 'x') && used == 4 ? (char)unit : null;
}
