namespace MassGen.Browser.Tests;

/// <summary>What readers type, and where it must lead.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Places">The right places; one of them is enough.</param>
/// <param name="IsFirst">Whether it must be the first result.</param>
internal sealed record GoldenQuery(string Text, IReadOnlyList<string> Places, bool IsFirst)
{
    public static IReadOnlyList<GoldenQuery> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Docs.RepositoryRoot.Find(AppContext.BaseDirectory)!, "tests/MassGen.Docs.Tests/Site/Search/golden-queries.txt"))
            .Where(line => line.Contains(" -> ", StringComparison.Ordinal) && !line.StartsWith('#')).Select(Read),
    ];

    private static GoldenQuery Read(string line)
    {
        var sides = line.TrimStart('!', ' ').Split(" -> ");
        return new GoldenQuery(sides[0], sides[1].Split(" or "), line.StartsWith('!'));
    }
}

/// <summary>What the search finds for a query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Found">The places found, best first.</param>
internal sealed record GoldenResult(GoldenQuery Query, IReadOnlyList<string> Found)
{
    /// <summary>Which result is right, counted from 1, or 0 when none is.</summary>
    public int Rank => Found.ToList().FindIndex(Query.Places.Contains) + 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Query.Text}: {Rank}, first {string.Join(", ", Found.Take(3))}";
}
