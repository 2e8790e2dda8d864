using MassGen.Events;
using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>What a sandbox does to the folder of the host that its workspace is kept in step with. Numbers as in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class HostileCopyTests(SandboxProviders providers) : AbuseTests(providers), IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<RunEvent> _events = [];

    public void Dispose() => _folder.Dispose();

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A42_a_folder_that_becomes_a_link_while_it_is_copied_leads_nowhere(string name)
    {
        var outside = _folder.Write("outside/passwd", "host");
        var swap = $"rm -rf d; ln -s {Path.GetDirectoryName(outside)} d || ln -s /etc d";
        await using var agent = NewAgent(name, sandbox => new SwappingSandbox(sandbox, swap));
        for (var round = 0; round < 10; round++)
            await agent.RunAsync(SandboxCommand.Shell($"rm -rf d; mkdir d; echo {round} > d/passwd; echo {round} > plain"), "swap", default);
        Assert.Equal("host", await File.ReadAllTextAsync(outside));
        var entries = Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder.Path, path));
        Assert.Subset(new HashSet<string> { "outside", "outside/passwd", "work", "work/d", "work/d/passwd", "work/plain" }, entries.ToHashSet());
        Assert.Null(new DirectoryInfo(Path.Combine(_folder.Path, "work/d")).LinkTarget);
        Held(name, "never outside its folder, in ten rounds");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_file_that_becomes_a_folder_while_it_is_copied_stops_nothing(string name)
    {
        await using var agent = NewAgent(name, sandbox => new SwappingSandbox(sandbox, "rm -rf f; mkdir f"));
        await agent.RunAsync(SandboxCommand.Shell("echo x > f; echo y > plain"), "swap", default);
        Assert.Equal("y\n", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "work/plain")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "work/f")));
        await agent.SynchroniseAsync(default);
        Assert.True(Directory.Exists(Path.Combine(_folder.Path, "work/f")));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A47_files_that_would_be_obeyed_later_do_not_reach_the_host(string name)
    {
        _folder.Write("work/.git/hooks/pre-commit", "mine");
        await using var agent = NewAgent(name, sandbox => sandbox);
        await agent.RunAsync(
            SandboxCommand.Shell("echo evil > .git/hooks/pre-commit; echo evil > .git/config; echo evil > .bashrc; mkdir -p sub/.git; echo evil > sub/.git/config; echo good > code"), "hooks", default);
        var files = Directory.EnumerateFiles(Path.Combine(_folder.Path, "work"), "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.Equal(["good\n", "mine"], files.Order(StringComparer.Ordinal));
        Assert.Contains(_events.OfType<RunWarning>(), warning => warning.Code == "MG6032");
        Held(name, "kept inside, with a warning");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A47_folders_that_are_shown_cannot_be_written(string name)
    {
        var hook = _folder.Write("shown/.git/hooks/pre-commit", "mine");
        var policy = SandboxPolicy.Default with { ReadOnlyFolders = [new(Path.Combine(_folder.Path, "shown"), "/context")] };
        var sandbox = await CreateAsync(name, policy);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("echo evil > /context/.git/hooks/pre-commit; echo evil > /context/.bashrc"), default);
        Assert.Matches("Read-only file system|Permission denied", result.Stderr.Text);
        Assert.Equal("mine", await File.ReadAllTextAsync(hook));
        Held(name, "read-only file system");
    }

    private AgentSandbox NewAgent(string name, Func<ISandbox, ISandbox> around) =>
        new("a", async _ => around(await CreateAsync(name)), _events.Add, Path.Combine(_folder.Path, "work"));

    /// <summary>Changes files between the moment they are listed and the moment they are copied.</summary>
    private sealed class SwappingSandbox(ISandbox inner, string swap) : ISandbox
    {
        public string Provider => inner.Provider;

        public string? Image => inner.Image;

        public string? ImageDigest => inner.ImageDigest;

        public IReadOnlyList<string> NotEnforced => inner.NotEnforced;

        public TimeSpan StartedIn => inner.StartedIn;

        public bool IsUsable => inner.IsUsable;

        public Task<CommandResult> RunAsync(SandboxCommand command, CancellationToken cancellationToken) => inner.RunAsync(command, cancellationToken);

        public Task<ISandboxProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken) => inner.StartAsync(command, cancellationToken);

        public Task<IBackgroundProcess> StartBackgroundAsync(SandboxCommand command, CancellationToken cancellationToken) =>
            inner.StartBackgroundAsync(command, cancellationToken);

        public Task CopyInAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken) => inner.CopyInAsync(files, cancellationToken);

        public async Task<IReadOnlyList<SandboxFile>> CopyOutAsync(IReadOnlyList<string> paths, CopyLimits limits, CancellationToken cancellationToken)
        {
            await inner.RunAsync(SandboxCommand.Shell(swap), cancellationToken);
            return await inner.CopyOutAsync(paths, limits, cancellationToken);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
