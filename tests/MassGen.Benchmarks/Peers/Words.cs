namespace MassGen.Benchmarks.Peers;

/// <summary>Text that looks like documentation: from a small vocabulary, by a seeded source.</summary>
internal static class Words
{
    private static readonly string[] Known = (
        "agent answer vote run event sandbox command page evidence model provider stream token cost limit timeout retry session folder file image " +
        "container network path option value key config snapshot workspace round winner question tool call message reply request server client build " +
        "the a of to in and is that for with on as by it from are this be or which when where each every before after while without under between " +
        "reads writes starts ends waits keeps drops sends takes gives shows holds checks makes finds needs uses runs stays moves returns fails").Split(' ');

    public static string Some(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => One(random)));

    public static string One(Random random) => Known[random.Next(Known.Length)];

    public static string Title(Random random)
    {
        var words = Some(random, 4);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Some sentences, with emphasis, code and a link to the outside among the words.</summary>
    public static string Paragraph(Random random) => string.Join(' ', Enumerable.Range(0, 5).Select(_ => Sentence(random)));

    private static string Sentence(Random random)
    {
        var words = Some(random, 12).Split(' ');
        var place = random.Next(words.Length);
        words[place] = random.Next(6) switch
        {
            0 => $"**{words[place]}**",
            1 => $"*{words[place]}*",
            2 => $"`{words[place]}`",
            3 => $"[{words[place]}](https://example.org/{words[place]})",
            _ => words[place],
        };
        return char.ToUpperInvariant(words[0][0]) + string.Join(' ', words)[1..] + ".";
    }
}
