using MassGen.Testing;

namespace MassGen.Providers.Tests.Wire;

/// <summary>What providers really answered; the files lie beside the repository and are no part of it.</summary>
internal static class Captures
{
    /// <summary>The text of one; the test is skipped where it is not there.</summary>
    public static string Text(string name)
    {
        // Each folder upwards is tried; a variable names the folder for worktrees that lie elsewhere.
        var places = new List<string> { Path.Combine(Environment.GetEnvironmentVariable("MASSGEN_CAPTURES") ?? "", name) };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            places.Add(Path.Combine(folder.FullName, "shared", "captures", name));
        }

        var found = places.FirstOrDefault(File.Exists);
        Require.That(found is not null, "captures", "the folder ../shared/captures is not beside the repository");
        return File.ReadAllText(found!);
    }

    /// <summary>A capture as it came over the wire, cut at places that the seed chooses.</summary>
    public static string[] Pieces(string name, int seed)
    {
        var lines = Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var isChat = lines[0].Contains("chat.completion", StringComparison.Ordinal);
        var stream = string.Concat(lines.Select(line => $"data: {line}\n\n")) + (isChat ? "data: [DONE]\n\n" : "");
        return Cut(stream, seed);
    }

    /// <summary>A text in pieces of random length; no character is cut, its bytes are cut by the socket.</summary>
    public static string[] Cut(string text, int seed)
    {
        var random = new Random(seed);
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(text.Length - start, 1 + random.Next(seed % 2 == 0 ? 40 : 4000));
            length += char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
            pieces.Add(text.Substring(start, length));
            start += length;
        }

        return [.. pieces];
    }
}
