using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

/// <summary>What commands get of the host: only what a configuration names, with the Python project's precedence.</summary>
public sealed class ShellGrantsTests : IDisposable
{
    private static readonly SourcePosition Place = new(new SourceText("c.yaml", ""), 1, 1);
    private readonly TempFolder _folder = new();
    private readonly List<Diagnostic> _told = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_word_commands_get_nothing()
    {
        var grants = Of(new CredentialConfig(), ("XAI_API_KEY", "12345678"), ("LANG", "C"));
        Assert.Empty(grants.Secrets.Concat(grants.Environment));
        Assert.Empty(_told);
    }

    [Fact]
    public void A_named_variable_wins_over_all_of_them_and_those_over_the_file()
    {
        _folder.Write("v.env", "# words\nA=file\nB='file'\nexport C=file\n");
        var grants = Of(
            new CredentialConfig { EnvFile = Named("v.env"), PassesAll = true, Variables = [Named("A")] }, ("A", "named"), ("B", "all"), ("D", "all"));
        Assert.Equal(["A=named", "C=file"], Lines(grants.Secrets));
        Assert.Equal(["B=all", "D=all"], Lines(grants.Environment));
    }

    [Fact]
    public void Of_a_file_only_what_is_named_is_taken()
    {
        _folder.Write("v.env", "A=1\nB=2\n");
        Assert.Equal(["B=2"], Lines(Of(new CredentialConfig { EnvFile = Named("v.env"), FromFile = [Named("B")] }).Secrets));
    }

    [Fact]
    public void The_whole_environment_has_no_keys_and_nothing_that_belongs_to_the_machine()
    {
        var grants = Of(new CredentialConfig { PassesAll = true }, ("XAI_API_KEY", "1"), ("gh_token", "2"), ("DB_PASSWORD", "3"), ("PATH", "/x"), ("HOME", "/x"), ("COLOUR", "red"));
        Assert.Equal(["COLOUR=red"], Lines(grants.Environment));
        Assert.Equal(["XAI_API_KEY=1"], Lines(Of(new CredentialConfig { PassesAll = true, Variables = [Named("XAI_API_KEY")] }, ("XAI_API_KEY", "1")).Secrets));
    }

    [Fact]
    public void What_is_missing_is_told_with_its_place()
    {
        Of(new CredentialConfig { EnvFile = Named("none.env"), Variables = [Named("GONE")], MoreMounts = [new MountConfig("gone", null, Place)] });
        Assert.Equal(["MG6040 Error", "MG6041 Warning", "MG6042 Warning"], _told.Select(fault => $"{fault.Code} {fault.Severity}"));
        Assert.All(_told, fault => Assert.Equal(Place, fault.Position));
    }

    [Fact]
    public void Folders_are_read_where_they_are_and_copies_keep_their_names()
    {
        _folder.Write("home/.ssh/id", "key");
        _folder.Write("home/.gitconfig", "[user]");
        _folder.Write("data/x", "1");
        var credentials = new CredentialConfig { Mounts = [Named("ssh_keys"), Named("git_config"), Named("odd")], MoreMounts = [new MountConfig("data", "/data/x", Place), new MountConfig("data", null, Place)] };
        Assert.Equal([".ssh/id", ".gitconfig"], ShellFiles.Copies(credentials, Path.Combine(_folder.Path, "home"), _told.Add).Select(file => file.Path));
        Assert.Equal(["/data/x", "/mounts/data"], ShellFiles.Folders(credentials, _folder.Path, _told.Add).Select(folder => folder.Path));
        Assert.Empty(_told);
    }

    [Fact]
    public void Packages_are_passed_on_word_for_word()
    {
        _folder.Write("own-1.0-py3-none-any.whl", "wheel");
        var packages = new PackageConfig { System = [Named("jq")], Python = [Named("requests>=2.31"), Named("own-1.0-py3-none-any.whl")], Npm = [Named("a b; rm -rf /")] };
        using var recipe = PackageRecipe.For(new ContainerImage("base:1", "sha256:ab", ImageOrigin.Present), packages, _folder.Path);
        var text = File.ReadAllText(Path.Combine(recipe.Request.Folder!, "Dockerfile"));
        Assert.Contains("FROM base:1\nUSER 0:0\nRUN [\"apt-get\",\"update\"]", text, StringComparison.Ordinal);
        Assert.Contains("\"install\",\"--\",\"requests\\u003E=2.31\",\"/opt/packages/own-1.0-py3-none-any.whl\"]", text, StringComparison.Ordinal);
        Assert.Contains("RUN [\"npm\",\"install\",\"--global\",\"--\",\"a b; rm -rf /\"]", text, StringComparison.Ordinal);
        Assert.EndsWith("USER 10001:10001\nWORKDIR /workspace\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_is_what_the_configuration_says_and_no_more()
    {
        var policy = ShellPolicy.Of(new CommandLineConfig { UsesContainer = true, NetworkMode = "bridge", MayBecomeRoot = true }, "i", SandboxGrants.None);
        Assert.Equal((SandboxNetwork.Bridge, true, "i"), (policy.Network, policy.MayBecomeRoot, policy.Image));
        var plain = ShellPolicy.Of(new CommandLineConfig(), "i", SandboxGrants.None);
        Assert.Equal((SandboxNetwork.None, false), (plain.Network, plain.MayBecomeRoot));
    }

    private static NamedPlace Named(string name) => new(name, Place);

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, string> variables) => variables.Select(pair => $"{pair.Key}={pair.Value}").Order();

    private SandboxGrants Of(CredentialConfig credentials, params (string Name, string Value)[] environment) => ShellGrants.Of(
        new CommandLineConfig { Credentials = credentials }, _folder.Path, HostEnvironment.Of(environment.ToDictionary(pair => pair.Name, pair => pair.Value)), _told.Add);
}
