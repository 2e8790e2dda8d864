using System.Globalization;
using System.Reflection;
using System.Text;

namespace MassGen.Tools;

/// <summary>The files of one skill. Paths are relative to its folder and written with <c>/</c>.</summary>
internal abstract class SkillFiles
{
    public const string Main = "SKILL.md";

    /// <summary>Where it is, for messages.</summary>
    public abstract string Place { get; }

    /// <summary>All its files, in ordinal order.</summary>
    public abstract IReadOnlyList<string> List();

    /// <summary>A file as text, or null where there is none of this name.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public string? Read(string path)
    {
        // Only what the list names can be read, so no path leads out of the folder.
        if (!List().Contains(path, StringComparer.Ordinal))
        {
            return null;
        }

        using var reader = new StreamReader(Open(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    protected abstract Stream Open(string path);
}

/// <summary>A skill in a folder. Links are not followed.</summary>
internal sealed class FolderSkillFiles(string folder) : SkillFiles
{
    // A skill is some pages of text; what is larger was not meant for a model.
    private const int MostBytes = 1_000_000;

    private static readonly EnumerationOptions NoLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        MaxRecursionDepth = 8,
        IgnoreInaccessible = true,
    };

    public override string Place => folder;

    public override IReadOnlyList<string> List() =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", NoLinks)
            .Select(file => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    protected override Stream Open(string path)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        return file.Length <= MostBytes
            ? file.OpenRead()
            : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"'{path}' has {file.Length} bytes; {MostBytes} is the limit."));
    }
}

/// <summary>A skill that is built in.</summary>
internal sealed class BuiltInSkillFiles(string name) : SkillFiles
{
    private const string Root = "skills/";

    private static readonly Assembly Home = typeof(BuiltInSkillFiles).Assembly;

    /// <summary>The names of the skills that are built in, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Home.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Root, StringComparison.Ordinal))
            .Select(resource => resource[Root.Length..].Split('/')[0])
            .Distinct()
            .Order(StringComparer.Ordinal)];

    public override string Place => $"built-in skill {name}";

    private string Folder => $"{Root}{name}/";

    public override IReadOnlyList<string> List() =>
        [.. Home.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Select(resource => resource[Folder.Length..])
            .Order(StringComparer.Ordinal)];

    protected override Stream Open(string path) =>
        Home.GetManifestResourceStream(Folder + path) ?? throw new FileNotFoundException($"The {Place} has no '{path}'.");
}
