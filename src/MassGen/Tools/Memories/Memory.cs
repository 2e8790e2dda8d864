using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Tools;

/// <summary>How long a memory stays before an agent's eyes. The words are the Python project's.</summary>
internal static class MemoryTier
{
    /// <summary>Always in the agent's instructions.</summary>
    public const string Short = "short_term";

    /// <summary>In the instructions by name and description; read when needed.</summary>
    public const string Long = "long_term";

    public static IReadOnlyList<string> All { get; } = [Short, Long];

    /// <summary>The most characters of a memory's content.</summary>
    public static int MostCharacters(string tier) => tier == Short ? 4_000 : 50_000;
}

/// <summary>Something an agent wrote down: a Markdown file <c>memory/TIER/NAME.md</c> with a description between <c>---</c> lines.</summary>
internal sealed partial record Memory(string Name, string Tier, string Description, string Content)
{
    public const int LongestDescription = 200;

    private const string Fence = "---";
    private const string Ending = ".md";

    public string Path => PathOf(Name, Tier);

    public static string FolderOf(string tier) => $"memory/{tier}";

    public static string PathOf(string name, string tier) => $"{FolderOf(tier)}/{name}{Ending}";

    /// <summary>The name of the memory that a file holds, or null where a file is none.</summary>
    public static string? NameOf(string path)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        return file.EndsWith(Ending, StringComparison.Ordinal) && IsName(file[..^Ending.Length]) ? file[..^Ending.Length] : null;
    }

    /// <summary>Whether a name is safe as a file's name everywhere.</summary>
    public static bool IsName(string name) => SafeName().IsMatch(name);

    /// <summary>The safe name nearest to another.</summary>
    public static string? NearestName(string name)
    {
        var safe = UnsafeLetters().Replace(name.Trim().ToLowerInvariant(), "-").Trim('-', '_');
        return IsName(safe) ? safe : null;
    }

    /// <summary>The file's text.</summary>
    public string ToMarkdown() => new StringBuilder()
        .Append(Fence).Append("\nname: ").Append(Name)
        .Append("\ndescription: ").Append(ToolAnswer.Text(JsonValue.Create(Description)))
        .Append('\n').Append(Fence).Append("\n\n").Append(Content.TrimEnd()).Append('\n').ToString();

    /// <summary>Reads a file as far as it goes: one that an agent wrote by other means may have no description.</summary>
    public static Memory FromMarkdown(string name, string tier, string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n");
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return new Memory(name, tier, FirstLine(text), text.Trim());
        }

        var afterFence = text.IndexOf('\n', end + 1);
        var content = afterFence < 0 ? "" : text[(afterFence + 1)..].Trim();
        return new Memory(name, tier, DescriptionIn(text[..end]) ?? FirstLine(content), content);
    }

    private static string? DescriptionIn(string yaml)
    {
        try
        {
            return YamlReader.Read(new SourceText("", yaml)) is YamlMap map && map.Find("description")?.Value is YamlScalar { IsNull: false } given
                ? Cut(given.Text)
                : null;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    private static string FirstLine(string text) => Cut(text.TrimStart('#', ' ', '\n', '\r').Split('\n')[0].Trim());

    private static string Cut(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return TextParts.Beginning(line, LongestDescription);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,63}$")]
    private static partial Regex SafeName();

    [GeneratedRegex("[^a-z0-9_-]+")]
    private static partial Regex UnsafeLetters();
}
