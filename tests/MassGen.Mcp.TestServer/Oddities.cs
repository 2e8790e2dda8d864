namespace MassGen.Mcp.TestServer;

/// <summary>What is wrong with this server, by the words of its command line.</summary>
internal sealed class Oddities(string[] words)
{
    /// <summary>It has a hundred tools.</summary>
    public bool HasManyTools => words.Contains("many");

    /// <summary>The value that the header X-Key must have, or null.</summary>
    public string? RequiredHeader => words.FirstOrDefault(word => word.StartsWith("key=", StringComparison.Ordinal))?[4..];

    /// <summary>What it does before it serves.</summary>
    /// <returns>Whether it serves at all.</returns>
    public async Task<bool> BeginAsync()
    {
        if (words.Contains("garbage"))
            await Console.Out.WriteLineAsync("Welcome to my server!\n{\"half\": \n[1,2]\n42\n\"text\"\nnull\n{}\n\u0000\u0007");
        if (words.Contains("flood"))
            await Console.Error.WriteLineAsync(string.Concat(Enumerable.Repeat("a line of a flood\n", 200_000)) + "the last line");
        if (words.Contains("silent"))
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        var lastWords = LastWords();
        if (lastWords is not null)
            await Console.Error.WriteLineAsync(lastWords);
        return lastWords is null;
    }

    private string? LastWords()
    {
        if (words.Contains("needs-env") && Environment.GetEnvironmentVariable("SERVER_TOKEN") is null)
            return "SERVER_TOKEN must be set";
        if (words.Contains("dies"))
            return "I was given " + Environment.GetEnvironmentVariable("SERVER_TOKEN");
        if (words.FirstOrDefault(word => word.StartsWith("dies-once=", StringComparison.Ordinal))?[10..] is not { } file || File.Exists(file))
            return null;
        File.WriteAllText(file, "");
        return "not the first time";
    }
}
