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

    /// <summary>Which result is right, counted from 1, or 0 when none is.</summary>
    public int Rank(IReadOnlyList<string> results) => results.ToList().FindIndex(Places.Contains) + 1;

    private static GoldenQuery Read(string line)
    {
        var sides = line.TrimStart('!', ' ').Split(" -> ");
        return new GoldenQuery(sides[0], sides[1].Split(" or "), line.StartsWith('!'));
    }
}
