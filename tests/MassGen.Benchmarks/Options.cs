namespace MassGen.Benchmarks;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Names">The benchmarks, in order.</param>
/// <param name="Json">The file that keeps the figures, or null.</param>
/// <param name="Fault">What is wrong with the line, or null.</param>
internal sealed record Options(IReadOnlyList<string> Names, string? Json, string? Fault)
{
    private const string Flag = "--json";

    public static Options Of(IReadOnlyList<string> line, IReadOnlyCollection<string> usual, IReadOnlyCollection<string> named)
    {
        var place = line.ToList().IndexOf(Flag);
        if (place == line.Count - 1 && place >= 0)
        {
            return new Options([], null, $"{Flag} needs the file to write.");
        }

        List<string> names = [.. line.Where((_, index) => place < 0 || index < place || index > place + 1)];
        return names.Find(name => !usual.Contains(name) && !named.Contains(name)) is { } unknown
            ? new Options([], null, $"There is no benchmark '{unknown}'. Benchmarks: {string.Join(", ", usual.Concat(named))}.")
            : new Options(names.Count == 0 ? [.. usual] : names, place < 0 ? null : line[place + 1], null);
    }
}
