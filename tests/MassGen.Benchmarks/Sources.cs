using MassGen.Docs;

namespace MassGen.Benchmarks;

/// <summary>The repository that is measured.</summary>
internal static class Sources
{
    /// <summary>Its folder.</summary>
    /// <exception cref="InvalidOperationException">The program does not stand in one.</exception>
    public static string Root { get; } = RepositoryRoot.Find(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException($"There is no MassGen.Docs.sln above {AppContext.BaseDirectory}: run the benchmarks where they were built.");

    public static string Templates => Path.Combine(Root, "site-templates");
}
