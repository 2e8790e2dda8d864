namespace MassGen.Sandbox;

/// <summary>Takes the values of credentials out of what commands print, before a model, a log or a page sees it.</summary>
/// <param name="secrets">The values by their names.</param>
internal sealed class SecretText(IReadOnlyDictionary<string, string> secrets)
{
    // Shorter values are found everywhere and are hardly secret.
    private const int Shortest = 8;

    private readonly List<KeyValuePair<string, string>> _known =
        [.. secrets.Where(secret => secret.Value.Length >= Shortest).OrderByDescending(secret => secret.Value.Length)];

    /// <summary>The text with <c>[NAME]</c> in the place of each value.</summary>
    public string Clean(string text) =>
        _known.Aggregate(text, (clean, secret) => clean.Replace(secret.Value, $"[{secret.Key}]", StringComparison.Ordinal));

    public CapturedOutput Clean(CapturedOutput output) =>
        _known.Count == 0 ? output : output with { Head = Clean(output.Head), Tail = Clean(output.Tail) };

    public CommandResult Clean(CommandResult result) =>
        _known.Count == 0 ? result : result with { Stdout = Clean(result.Stdout), Stderr = Clean(result.Stderr) };
}
