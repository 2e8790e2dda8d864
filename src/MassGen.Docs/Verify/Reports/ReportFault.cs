using System.Globalization;
using System.Text.RegularExpressions;

namespace MassGen.Docs.Verify.Reports;

/// <summary>One thing that is wrong with a unit.</summary>
/// <param name="Code">Its code.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">The whole explanation, without the place: what was expected, what came, how they differ.</param>
public sealed partial record ReportFault(string Code, string File, int Line, int Column, string Text)
{
    /// <summary>The code of whatever has none of its own: something promised did not come.</summary>
    public const string NotAsPromised = "MG5206";

    /// <summary>The first line of the explanation.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Title => Text.Split('\n')[0];

    /// <summary>The faults of a result; at least one.</summary>
    public static IReadOnlyList<ReportFault> Of(VerificationResult result)
    {
        IReadOnlyList<string> texts = result.Explanation.Count > 0 ? result.Explanation : [result.Reason ?? "It failed without a word."];
        return [.. texts.Select(text => Of(text, result))];
    }

    private static ReportFault Of(string text, VerificationResult result)
    {
        var code = Codes().Match(text.Split('\n')[0]) is { Success: true } found ? found.Value : NotAsPromised;
        return Place().Match(text) is { Success: true } place
            ? new ReportFault(code, place.Groups[1].Value, Number(place.Groups[2]), Number(place.Groups[3]), text[place.Length..])
            : new ReportFault(code, result.File, result.Line, result.Column, text);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\S.*?):(\d+):(\d+): ")]
    private static partial Regex Place();

    [GeneratedRegex(@"\bMG\d{4}\b")]
    private static partial Regex Codes();
}
