using MassGen.Cli.Composition;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class DesktopFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_to_serve_that_holds_nothing_is_told()
    {
        Assert.Empty(Files("sites").Read());

        Assert.Contains("'sites'", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_pages_beside_the_configuration_are_served()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "site"));
        File.WriteAllText(Path.Combine(_folder, "site", "index.html"), "<h1>Here</h1>");

        Assert.Equal("site/index.html", Assert.Single(Files("site").Read()).Path);
        Assert.Empty(_warnings);
    }

    private DesktopFiles Files(string site) => new(null, _folder, site, (_, message) => _warnings.Add(message));
}
