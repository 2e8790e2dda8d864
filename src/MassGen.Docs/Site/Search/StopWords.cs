namespace MassGen.Docs.Site.Search;

/// <summary>Words that say nothing about what a text is about. The same ones stand in <c>search-index.js</c>: a test compares them.</summary>
internal static class StopWords
{
    public static IReadOnlyList<string> All { get; } =
        ("about after all also am an and any are as at be because been before being but by can could did do does doing done each for from "
        + "had has have having he her here his how if in into is it its just may me might more most must my no nor not now of off on only or other our "
        + "out over own same she should so some such than that the their them then there these they this those through to too under until up "
        + "very was we were what when where which while who whom why will with would you your").Split(' ');
}
