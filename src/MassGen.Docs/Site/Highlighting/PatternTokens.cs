using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Cuts code into tokens by a pattern whose groups are named like <see cref="CodeTokenKind"/>.</summary>
public static class PatternTokens
{
    private static readonly CodeTokenKind[] Kinds = [.. Enum.GetValues<CodeTokenKind>().Where(kind => kind != CodeTokenKind.Plain)];

    public static IEnumerable<CodeToken> Of(Regex pattern, string code)
    {
        var done = 0;
        foreach (Match match in pattern.Matches(code))
        {
            var kind = Kinds.First(candidate => match.Groups[candidate.ToString()].Success);
            var group = match.Groups[kind.ToString()];
            if (group.Index > done)
            {
                yield return new CodeToken(CodeTokenKind.Plain, code[done..group.Index]);
            }

            yield return new CodeToken(kind, group.Value);
            done = group.Index + group.Length;
        }

        if (done < code.Length)
        {
            yield return new CodeToken(CodeTokenKind.Plain, code[done..]);
        }
    }
}
