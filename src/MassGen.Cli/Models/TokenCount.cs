using MassGen.Models;

namespace MassGen.Cli.Models;

/// <summary>How many tokens a text is.</summary>
/// <param name="Tokens">The number.</param>
/// <param name="IsCounted">Whether the provider counted them; it is a guess otherwise.</param>
/// <param name="WhyNot">Why the provider, though asked, did not count; null otherwise.</param>
internal sealed record TokenCount(long Tokens, bool IsCounted, string? WhyNot = null)
{
    /// <summary>Counts by the provider's counter where there is one, and guesses where there is none or it fails.</summary>
    public static async Task<TokenCount> OfAsync(ModelProfile model, string text, XaiTokenizer? counter, CancellationToken cancellationToken)
    {
        var (tokens, whyNot) = counter is null ? (null, null) : await counter.CountAsync(model.Id, text, cancellationToken);
        return tokens is { } counted ? new TokenCount(counted, IsCounted: true) : new TokenCount(TokenHeuristic.Count(text), IsCounted: false, whyNot);
    }

    /// <summary>In words, with what they cost.</summary>
    /// <param name="price">The model's price, or null when it is not known.</param>
    public string Words(TokenPrice? price)
    {
        var number = ModelWords.Tokens(Tokens, "");
        var words = IsCounted
            ? $"{number}, as xAI counts the bare text. A request has more: xAI adds words of its own.\n"
            : $"About {number}, by a rule that was 4 % and 7 % too high where it was measured{(WhyNot is null ? "" : $". Not counted: {WhyNot}")}.\n";
        return price is null ? words : $"{words}As input they cost {ModelWords.Money(CostFormula.Of(price, new TokenUse(Tokens, 0, 0)))} USD.\n";
    }
}
