using System.Buffers;

namespace MassGen.Docs.Site.Content;

/// <summary>Paths inside the site: relative to its root, with <c>/</c>, without <c>.</c> and <c>..</c>.</summary>
public static class SitePaths
{
    private static readonly SearchValues<char> Usual = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/");

    /// <summary>Where the HTML of a Markdown page goes.</summary>
    public static string HtmlOf(string path) => System.IO.Path.ChangeExtension(path, ".html");

    /// <summary>What leads from a page to the site's root: empty, <c>../</c> and so on.</summary>
    public static string RootFrom(string page) => string.Concat(Enumerable.Repeat("../", page.Count(c => c == '/')));

    /// <summary>A link from a page to a path.</summary>
    public static string Relative(string fromPage, string to)
    {
        var (from, target) = (fromPage.Split('/'), to.Split('/'));
        var shared = 0;
        while (shared < from.Length - 1 && shared < target.Length - 1 && from[shared] == target[shared])
        {
            shared++;
        }

        return Escaped(string.Concat(Enumerable.Repeat("../", from.Length - 1 - shared)) + string.Join('/', target[shared..]));
    }

    /// <summary>A path as addresses are written; most are already.</summary>
    public static string Escaped(string path) => path.AsSpan().IndexOfAnyExcept(Usual) < 0 ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The path that a link on a page means, or null when it leaves the site.</summary>
    public static string? Resolve(string fromPage, string link)
    {
        var parts = new Stack<string>(fromPage.Split('/')[..^1]);
        foreach (var part in link.Split('/'))
        {
            if (part == ".." && !parts.TryPop(out _))
            {
                return null;
            }

            if (part is not (".." or "."))
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }
}
