using System.Xml.Linq;
using Xunit;

namespace MassGen.Tests.Architecture;

/// <summary>Which project may know which: read from the project files, so that a wrong arrow fails here.</summary>
public sealed class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["MassGen"] = [],
        ["MassGen.Providers"] = ["MassGen"],
        ["MassGen.Sandbox"] = ["MassGen"],
        ["MassGen.Mcp"] = ["MassGen"],
        ["MassGen.Desktop"] = ["MassGen", "MassGen.Providers", "MassGen.Sandbox"],
        ["MassGen.Cli"] = ["MassGen", "MassGen.Mcp", "MassGen.Providers", "MassGen.Sandbox", "MassGen.Desktop"],
        ["MassGen.Docs"] = ["MassGen", "MassGen.Mcp", "MassGen.Providers", "MassGen.Sandbox", "MassGen.Desktop", "MassGen.Cli"],
    };

    // Beside sources, never in what a build leaves behind.
    private static readonly List<string> Projects = [.. new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryFolder.Of(folder), "*.csproj", SearchOption.AllDirectories))];

    private static IEnumerable<string> Sources => Projects.Where(path => path.StartsWith(RepositoryFolder.Of("src") + "/", StringComparison.Ordinal));

    private static IEnumerable<string> Included(string path, string element) =>
        XDocument.Load(path).Descendants(element).Select(reference => (string)reference.Attribute("Include")!);

    private static IEnumerable<string> References(string path) => Included(path, "ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')));

    [Fact]
    public void The_projects_of_the_product_are_found() =>
        Assert.Superset(new HashSet<string> { "MassGen", "MassGen.Mcp", "MassGen.Providers", "MassGen.Sandbox", "MassGen.Cli", "MassGen.Docs" }, Sources.Select(Name).ToHashSet());

    [Fact]
    public void Every_project_knows_only_those_it_may_know() =>
        Assert.Empty(Sources.SelectMany(path => References(path)
            .Except(Allowed.GetValueOrDefault(Name(path)) ?? [])
            .Select(wrong => $"{Name(path)} → {wrong}: a wrong arrow, or a project that {nameof(ProjectArrowsTests)} does not know.")));

    [Fact]
    public void Nothing_in_src_refers_to_a_test() =>
        Assert.DoesNotContain(
            Sources.SelectMany(path => Included(path, "ProjectReference").Concat(Included(path, "Compile"))),
            reference => reference.Replace('\\', '/').Contains("/tests/", StringComparison.Ordinal));

    [Fact]
    public void The_orchestrator_needs_two_packages_and_no_framework_but_the_base() =>
        Assert.Equal(
            ["Microsoft.Extensions.AI.Abstractions", "YamlDotNet"],
            Included(Core, "PackageReference").Concat(Included(Core, "FrameworkReference")).Order());

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(RepositoryFolder.Of("MassGen.Docs.sln")).Replace('\\', '/');

        Assert.All(Projects, path => Assert.Contains(Path.GetRelativePath(RepositoryFolder.Path, path), solution, StringComparison.Ordinal));
    }

    private static string Core => RepositoryFolder.Of("src/MassGen/MassGen.csproj");

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
