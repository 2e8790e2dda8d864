using System.Text;
using System.Text.RegularExpressions;

namespace MassGen.Workspaces;

/// <summary>
/// A pattern for paths: <c>*</c> and <c>?</c> within a name, <c>**</c> over folders, <c>[a-z]</c>, <c>{a,b}</c>. One without a slash
/// is for names in any folder.
/// </summary>
internal sealed class GlobPattern
{
    private readonly Regex _expression;
    private readonly bool _isForNames;

    /// <exception cref="FileToolException">The pattern is not closed, or too long.</exception>
    public GlobPattern(string pattern)
    {
        if (pattern.Length is 0 or > 500)
        {
            throw new FileToolException("'pattern' must have 1 to 500 characters, for example **/*.py.");
        }

        _isForNames = !pattern.Contains('/', StringComparison.Ordinal);
        try
        {
            _expression = new Regex(Expression(pattern.TrimStart('/')), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            throw new FileToolException($"'{VirtualPath.Shown(pattern)}' is not a pattern: check its brackets. For example **/*.py.");
        }
    }

    /// <summary>Whether a path, relative to where the search began, fits.</summary>
    public bool Fits(string path) => _expression.IsMatch(_isForNames ? path[(path.LastIndexOf('/') + 1)..] : path);

    private static string Expression(string pattern)
    {
        var text = new StringBuilder("\\A");
        var depth = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when pattern.AsSpan(at).StartsWith("**/"):
                    text.Append("(?:.*/)?");
                    at += 2;
                    break;
                case '*' when pattern.AsSpan(at).StartsWith("**"):
                    text.Append(".*");
                    at++;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', at + 1) is var end and > 0:
                    text.Append('[').Append(pattern[(at + 1)..end].Replace("\\", "\\\\", StringComparison.Ordinal).Replace('!', '^')).Append(']');
                    at = end;
                    break;
                case '{':
                    text.Append("(?:");
                    depth++;
                    break;
                case '}' when depth > 0:
                    text.Append(')');
                    depth--;
                    break;
                case ',' when depth > 0:
                    text.Append('|');
                    break;
                default:
                    text.Append(Regex.Escape(pattern[at].ToString()));
                    break;
            }
        }

        return text.Append("\\z").ToString();
    }
}
