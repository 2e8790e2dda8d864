using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>The file beside an example that holds what its models are asked and reply, as somebody approved it.</summary>
internal static class Approved
{
    /// <summary>The file's name.</summary>
    public const string FileName = "exchanges.json";

    /// <summary>Where it is.</summary>
    public static string PathOf(Example example) => Path.Combine(example.Folder, FileName);

    /// <summary>Where messages say it is.</summary>
    public static string ShownPathOf(Example example) => Path.Combine(Path.GetDirectoryName(example.Source.Path)!, FileName);

    /// <summary>Its text; empty when there is none.</summary>
    public static string Read(Example example) => File.Exists(PathOf(example)) ? File.ReadAllText(PathOf(example)) : "";

    /// <summary>How it has changed.</summary>
    public static FileChange Change(Example example, string before) => new(ShownPathOf(example), before, Read(example));
}
