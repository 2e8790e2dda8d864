using System.Text.RegularExpressions;

namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// Looks for words on a screen that want to be instructions to the model. Nobody finds them all: this catches what is written plainly, and
/// the sandbox is what really holds.
/// </summary>
internal static partial class InjectionSigns
{
    // Enough for any sentence; keeps a page out of the log.
    private const int LongestWords = 300;

    private static readonly (string Sign, Regex Words)[] All =
    [
        ("ignore-instructions", Ignore()),
        ("new-instructions", New()),
        ("addressed-to-the-model", Addressed()),
        ("other-role", Role()),
        ("hide-from-user", Hide()),
        ("reveal-prompt", Reveal()),
        ("fake-markup", Markup()),
    ];

    /// <summary>The first sign in a text, with the words around it; null when there is none.</summary>
    public static (string Sign, string Words)? Find(string text) => All
        .Select(one => (one.Sign, Match: one.Words.Match(text)))
        .Where(one => one.Match.Success)
        .OrderBy(one => one.Match.Index)
        .Select(one => ((string, string)?)(one.Sign, Around(text, one.Match)))
        .FirstOrDefault();

    private static string Around(string text, Match match)
    {
        var begin = Math.Max(0, match.Index - 40);
        var end = Math.Min(text.Length, Math.Max(match.Index + match.Length + 120, begin));
        var words = Blank().Replace(text[begin..end], " ").Trim();
        return words.Length <= LongestWords ? words : words[..LongestWords] + "…";
    }

    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding|original|all|any|your)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules|directions|guidelines|task)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ignore();

    [GeneratedRegex(@"\b(?:new|updated|real|actual|important)\s+(?:system\s+)?instructions?\s*(?::|for\s+(?:the\s+|you|any\s+)?(?:ai|assistant|agent|model|bot|llm))", RegexOptions.IgnoreCase)]
    private static partial Regex New();

    [GeneratedRegex(@"\b(?:dear|attention|note\s+to|message\s+(?:to|for)|hey|hello)[ ,:]+(?:the\s+|any\s+|all\s+)?(?:ai|llm|assistant|language\s+model|computer[- ]use\s+agent|browsing\s+agent|ai\s+agent)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"\b(?:you\s+are\s+now|from\s+now\s+on,?\s+you\s+(?:are|will|must)|act\s+as\s+if\s+you\s+have\s+no)\b[^.\n]{0,60}\b(?:ai|assistant|agent|mode|restrictions?|administrator|developer|instructions?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"\b(?:do\s+not|don't|never)\s+(?:tell|inform|alert|mention\s+(?:this|it)\s+to|show\s+(?:this|it)\s+to)\s+(?:the\s+|your\s+)?(?:user|human|operator|owner)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hide();

    [GeneratedRegex(@"\b(?:reveal|print|repeat|output|send|paste|enter|type)\b[^.\n]{0,30}\b(?:your|the)\s+(?:system\s+prompt|hidden\s+instructions?|api\s+keys?|initial\s+instructions?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reveal();

    [GeneratedRegex(@"<\|?(?:im_start|system|assistant|endoftext)\|?>|\[/?INST\]|^\s*#{2,}\s*system\s*(?:prompt|message)?\s*:", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
