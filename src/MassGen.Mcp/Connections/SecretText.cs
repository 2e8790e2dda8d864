using System.Text;

namespace MassGen.Mcp;

/// <summary>Takes the values of environment entries and headers out of text for people, and what could move a terminal's cursor.</summary>
internal sealed class SecretText
{
    // Shorter values, such as 1 or true, are no secrets, and taking them out would spoil every message.
    private const int ShortestSecret = 4;

    private readonly List<string> _secrets;

    /// <summary>Knows these values, with each header's value also without its scheme (<c>Bearer</c>).</summary>
    public SecretText(IEnumerable<string> values)
    {
        _secrets = [.. values
            .SelectMany(value => value.Split(' ').Append(value))
            .Where(value => value.Length >= ShortestSecret && value is not "Bearer" and not "Basic")
            .Distinct()
            .OrderByDescending(value => value.Length)];
    }

    /// <summary>The text without them.</summary>
    public string Without(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        var shown = new StringBuilder(text.Length);
        foreach (var letter in text)
            shown.Append(char.IsControl(letter) && letter != '\n' ? ' ' : letter);
        return shown.ToString();
    }

    /// <summary>The last lines of what a server wrote, as the end of a message; empty when it wrote nothing.</summary>
    public string LastLines(string written)
    {
        const int Most = 5;
        const int Longest = 300;
        var lines = Without(written).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .TakeLast(Most)
            .Select(line => line.Length > Longest ? line[..Longest] + "…" : line)
            .ToList();
        return lines.Count == 0 ? "" : " It wrote: " + string.Join(" | ", lines);
    }
}
