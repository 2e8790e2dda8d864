using System.Globalization;
using System.Text.RegularExpressions;

namespace MassGen.Providers.Http;

/// <summary>How long to wait, where a provider says it in words instead of a header: "Please try again in 1.2s" (OpenAI, Google), "in 1h2m3s" where a day's limit was passed.</summary>
internal static partial class RetryHint
{
    /// <summary>The pause a text asks for, or null.</summary>
    public static TimeSpan? In(string text)
    {
        if (Pause().Match(text) is not { Success: true } match
            || !double.TryParse(match.Groups[3].Value, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        return TimeSpan.FromHours(Whole(match.Groups[1])) + TimeSpan.FromMinutes(Whole(match.Groups[2]))
            + (match.Groups[4].Value == "ms" ? TimeSpan.FromMilliseconds(amount) : TimeSpan.FromSeconds(amount));
    }

    private static int Whole(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?:try again|retry) in (?:(\d{1,4})h)?(?:(\d{1,4})m)?(\d{1,6}(?:\.\d{1,9})?)(ms|s)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pause();
}
