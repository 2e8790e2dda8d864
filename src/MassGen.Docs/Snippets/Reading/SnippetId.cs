using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>
/// The id of a snippet in its page: the one its author gave, else its language and a hash of what it is. Never its place, so that
/// nothing moves when a snippet is put before another.
/// </summary>
internal static partial class SnippetId
{
    private const int HashLength = 8;

    public static string? Of(PageFence fence, ICollection<Diagnostic> faults)
    {
        if (fence.Given("id") is not var (id, position))
        {
            return Derived(fence);
        }

        if (Form().IsMatch(id))
        {
            return id;
        }

        faults.Add(new Diagnostic(
            "MG5125", Severity.Error, $"'{id}' is not an id.", position, Suggestion: "Take letters, digits, '.', '_' and '-', with a letter first."));
        return null;
    }

    private static string Derived(PageFence fence)
    {
        var what = string.Join('\n', fence.Options.All.Where(option => option.Key is "example" or "file" or "region" or "part-of" or "at" or "schema")
            .Select(option => $"{option.Key}={option.Value}").Append(fence.Options.Has("file") || fence.Options.Has("example") ? "" : fence.Text.Text));
        return $"{fence.Language}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..HashLength]}";
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
