using MassGen.Cli.Composition;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class OwnProgramsTests : IDisposable
{
    private readonly TempFolder _machine = new();

    [Theory, InlineData("etc/os-release"), InlineData("var/lib/dpkg/status"), InlineData("lib/apk/db/installed"), InlineData("var/lib/pacman/local/ALPM_DB_VERSION")]
    public void A_package_more_is_another_machine(string record)
    {
        var words = new HashSet<string> { OwnPrograms.Identify(_machine.Path) };
        _machine.Write(record, "Package: bash\n");
        Assert.True(words.Add(OwnPrograms.Identify(_machine.Path)));
        Assert.False(words.Add(OwnPrograms.Identify(_machine.Path)));
        File.Delete(Path.Combine(_machine.Path, record));
        _machine.Write(record + ".new", "Package: bash\n");
        File.Move(Path.Combine(_machine.Path, record + ".new"), Path.Combine(_machine.Path, record));
        Assert.True(words.Add(OwnPrograms.Identify(_machine.Path)));
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_another_machine()
    {
        var link = Path.Combine(_machine.Path, "nix/var/nix/profiles/system");
        _machine.Write("nix/var/nix/profiles/system-1", "");
        File.CreateSymbolicLink(link, "system-1");
        var before = OwnPrograms.Identify(_machine.Path);
        File.Delete(link);
        File.CreateSymbolicLink(link, "system-2");
        Assert.NotEqual(before, OwnPrograms.Identify(_machine.Path));
    }

    public void Dispose() => _machine.Dispose();
}
