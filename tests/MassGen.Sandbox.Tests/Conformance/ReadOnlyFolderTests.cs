using MassGen.Testing;
using MassGen.Workspaces;
using Xunit;

namespace MassGen.Sandbox.Tests.Conformance;

/// <summary>Folders of the host that commands may read.</summary>
[Collection(OneAtATime.Name)]
public sealed class ReadOnlyFolderTests(SandboxProviders providers) : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => SandboxProviders.Names;

    // A test's own folder is closed to the sandbox's user; one in it is open, though the way to it stays closed.
    private string Open(string path)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(full);
        return full;
    }

    public void Dispose() => _folder.Dispose();

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task They_are_read_and_never_written(string name)
    {
        _folder.Write("data/sub/a.txt", "from the host");
        await using var sandbox = await CreateAsync(name, new ReadOnlyFolder(Open("data"), "/context/data"));
        Assert.Equal("from the host", await RunAsync(sandbox, "cat /context/data/sub/a.txt"));
        foreach (var attempt in new[] { "echo x > sub/a.txt", "echo x > new", "rm sub/a.txt", "mkdir d", "chmod 777 sub", "mv sub other", "touch sub/a.txt", "ln -s x y" })
            Assert.Equal("refused\n", await RunAsync(sandbox, $"cd /context/data && {{ {attempt}; }} 2>/dev/null || echo refused"));
        Assert.Equal("from the host", File.ReadAllText(Path.Combine(_folder.Path, "data/sub/a.txt")));
        Assert.Equal(["data", "data/sub", "data/sub/a.txt"], Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.Path, path)).Order(StringComparer.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Names)), System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Its_programs_run_where_it_says_so(string name)
    {
        var program = _folder.Write("tools/hello", "#!/bin/sh\necho hello\n");
        File.SetUnixFileMode(program, (UnixFileMode)0b101_101_101);
        await using var sandbox = await CreateAsync(name, new ReadOnlyFolder(Open("tools"), "/shared/tools") { HasPrograms = true });
        Assert.Equal("hello\n", await RunAsync(sandbox, "/shared/tools/hello"));
        Assert.Equal("refused\n", await RunAsync(sandbox, "{ echo x > /shared/tools/new; } 2>/dev/null || echo refused"));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_changes_on_the_host_changes_inside(string name)
    {
        await using var sandbox = await CreateAsync(name, new ReadOnlyFolder(Open("view"), "/shared"));
        Assert.Equal("", await RunAsync(sandbox, "ls /shared"));
        _folder.Write("view/agent1/a.txt", "1");
        Assert.Equal("1", await RunAsync(sandbox, "cat /shared/agent1/a.txt"));
        Directory.Move(Path.Combine(_folder.Path, "view/agent1"), Path.Combine(_folder.Path, "old"));
        Assert.Equal("", await RunAsync(sandbox, "ls /shared"));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_single_file_can_be_shown_and_a_folder_can_be_hidden(string name)
    {
        _folder.Write("data/run/secret.txt", "secret");
        _folder.Write("data/a b,c:d.txt", "odd");
        var file = _folder.Write("one.csv", "1,2");
        await using var sandbox = await CreateAsync(
            name, new ReadOnlyFolder(Open("data"), "/context/data") { Hidden = ["run"] }, new ReadOnlyFolder(file, "/context/one.csv"));
        Assert.Equal("1,2\n", await RunAsync(sandbox, "cat /context/one.csv; echo; ls /context/data/run; echo x 2>/dev/null > /context/one.csv || :"));
        Assert.Equal("odd", await RunAsync(sandbox, "cat '/context/data/a b,c:d.txt'"));
        Assert.Equal("1,2", File.ReadAllText(file));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task They_are_mounted_so_that_programs_in_them_gain_nothing(string name)
    {
        await using var sandbox = await CreateAsync(name, new ReadOnlyFolder(Open("data"), "/context/data"));
        var flags = await RunAsync(sandbox, "grep ' /context/data ' /proc/self/mounts");
        Assert.Contains(" ro,", flags, StringComparison.Ordinal);
        if (name == "namespaces")
            Assert.Contains("ro,nosuid,nodev,noexec", flags, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/workspace/x"), InlineData("/etc"), InlineData("/"), InlineData("context"), InlineData("/context/../etc"), InlineData("/shared//a"), InlineData("/contexts")]
    public void Only_two_places_are_for_them(string path) =>
        Assert.Contains("no place for a folder of the host", Fault(new ReadOnlyFolder(_folder.Path, path)), StringComparison.Ordinal);

    [Theory]
    [InlineData("/"), InlineData("/run"), InlineData("/proc"), InlineData("/sys"), InlineData("/dev/shm")]
    public void What_would_open_the_host_is_refused(string path) =>
        Assert.Contains("would open the host itself", Fault(new ReadOnlyFolder(path, "/context/x")), StringComparison.Ordinal);

    [Fact]
    public void Links_and_what_is_not_there_are_refused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), "/etc");
        Assert.Contains("leads over a link", Fault(new ReadOnlyFolder(Path.Combine(_folder.Path, "link"), "/context/x")), StringComparison.Ordinal);
        Assert.Contains("leads over a link", Fault(new ReadOnlyFolder(Path.Combine(_folder.Path, "link/ssl"), "/context/x")), StringComparison.Ordinal);
        Assert.Contains("is not there", Fault(new ReadOnlyFolder(Path.Combine(_folder.Path, "missing"), "/context/x")), StringComparison.Ordinal);
        Assert.Contains("is no folder in", Fault(new ReadOnlyFolder(_folder.Path, "/context/x") { Hidden = ["../x"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_socket_of_an_engine_is_refused_wherever_it_is()
    {
        var socket = _folder.Write("engine/docker.sock", "");
        var faults = ReadOnlyFolder.Faults([new ReadOnlyFolder(_folder.Path, "/context/x")], [socket]);
        Assert.Contains("would open the host itself", Assert.Single(faults), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task An_agents_shell_sees_its_places_and_nothing_of_the_run_around_them(string name)
    {
        var store = new WorkspaceStore(Path.Combine(_folder.Path, "project/.massgen/run"));
        _folder.Write("project/readme.txt", "read me");
        _folder.Write("project/.massgen/run/workspaces/bob/secret.txt", "secret");
        _folder.Write("project/.massgen/run/shared/ada/view/agent1/a.txt", "shared");
        var context = new ContextPath("project", Path.Combine(_folder.Path, "project"), "project");
        await using var sandbox = await CreateAsync(name, [.. AgentFolders.Of(store, "ada", [context])]);
        Assert.Equal("read me\nshared\n", await RunAsync(sandbox, "cat /context/project/readme.txt; echo; cat /shared/agent1/a.txt; echo; find /context -name secret.txt"));
    }

    private static string Fault(ReadOnlyFolder folder) =>
        Assert.Throws<SandboxException>((SandboxPolicy.Default with { ReadOnlyFolders = [folder] }).Checked).Message;

    private Task<ISandbox> CreateAsync(string name, params ReadOnlyFolder[] folders) =>
        providers.CreateAsync(name, SandboxPolicy.Default with { ReadOnlyFolders = folders });

    private static async Task<string> RunAsync(ISandbox sandbox, string script)
    {
        var result = await sandbox.RunAsync(SandboxCommand.Shell(script), default);
        Assert.True(result.Succeeded, result.Stderr.Text + result.Message);
        return result.Stdout.Text;
    }
}
