namespace MassGen.Docs.Snippets.Matching;

/// <summary>Compares what was printed with what a page shows, and says what the page should show instead.</summary>
public static class OutputMatching
{
    private const string Unusable = "MG5150";

    /// <summary>Whether printed text is what is expected.</summary>
    public static bool Holds(ExpectedOutput expected, string printed) => FaultOf(expected, printed) is null;

    /// <summary>How printed text differs from what is expected, for people; null when it does not.</summary>
    public static OutputFault? FaultOf(ExpectedOutput expected, string printed)
    {
        try
        {
            return Compare(expected, printed);
        }
        catch (PatternException unusable)
        {
            return new OutputFault(1, $"{Unusable}: {unusable.Message}");
        }
    }

    /// <summary>
    /// The text that the page should show for what was printed. Lines with a matcher that still fit stay as they are; the result is
    /// always matched by <paramref name="printed"/>, except where the kind of comparison cannot express it.
    /// </summary>
    /// <param name="expected">What the page shows now.</param>
    /// <param name="printed">What was printed.</param>
    public static string Bless(ExpectedOutput expected, string printed)
    {
        try
        {
            return Holds(expected, printed) ? expected.Text : Rewrite(expected, printed);
        }
        catch (PatternException)
        {
            // What cannot be read is for its author to correct, not to be thrown away.
            return expected.Text;
        }
    }

    private static OutputFault? Compare(ExpectedOutput expected, string printed)
    {
        var (page, found) = (OutputText.Of(expected.Text), OutputText.Of(printed));
        return expected.Match switch
        {
            OutputMatch.Exact => LineAlignment.OfText(expected.Text, printed).Fault,
            OutputMatch.Contains => ContainedLines.FaultOf(page, found),
            OutputMatch.Lines => LineAlignment.OfPatterns(expected.Text, printed).Fault,
            OutputMatch.Json => JsonParts.FaultOf(page, found),
            OutputMatch.JsonSchema => JsonSchemaCheck.FaultOf(page, found),
            _ => throw new InvalidOperationException($"There is no rule for {expected.Match}."),
        };
    }

    private static string Rewrite(ExpectedOutput expected, string printed)
    {
        var (page, found) = (OutputText.Of(expected.Text), OutputText.Of(printed));
        return expected.Match switch
        {
            OutputMatch.Lines => LineAlignment.OfPatterns(expected.Text, printed).Blessed,
            OutputMatch.Contains => ContainedLines.Bless(page, found),
            OutputMatch.Json => JsonParts.Bless(page, found),
            // A schema is a rule that somebody made; what is printed does not change it.
            OutputMatch.JsonSchema => expected.Text,
            _ => LineAlignment.OfText(expected.Text, printed).Blessed,
        };
    }
}

/// <summary>How printed text differs from what is expected.</summary>
/// <param name="Line">The line of the expected text that differs first, from 1.</param>
/// <param name="Difference">The difference: <c>-</c> for what is expected, <c>+</c> for what was printed.</param>
public sealed record OutputFault(int Line, string Difference);
