namespace MassGen.Docs;

/// <summary>Finds the repository from any folder below it.</summary>
public static class RepositoryRoot
{
    /// <summary>The nearest folder at or above a folder that holds <c>MassGen.Docs.sln</c>, or null.</summary>
    public static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MassGen.Docs.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
