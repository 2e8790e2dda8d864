namespace MassGen.Tests;

/// <summary>The folder of the repository, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Of(string relative) => System.IO.Path.Combine(Path, relative);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException($"No MassGen.Docs.sln above {AppContext.BaseDirectory}."),
        _ when File.Exists(System.IO.Path.Combine(folder.FullName, "MassGen.Docs.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
