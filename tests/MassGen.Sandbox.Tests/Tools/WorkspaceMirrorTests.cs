using System.Diagnostics;
using MassGen.Events;
using MassGen.Testing;
using MassGen.Workspaces;
using Xunit;
using Xunit.Abstractions;

namespace MassGen.Sandbox.Tests.Tools;

/// <summary>A sandbox's workspace and a folder of the host, kept in step around each command.</summary>
[Collection(OneAtATime.Name)]
public sealed class WorkspaceMirrorTests(SandboxProviders providers, ITestOutputHelper output) : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<RunEvent> _events = [];

    public static TheoryData<string> Names => SandboxProviders.Names;

    private IEnumerable<string> Warnings => _events.OfType<RunWarning>().Select(warning => $"{warning.Code} {warning.Message}");

    public void Dispose() => _folder.Dispose();

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_is_on_the_host_is_found_inside(string name)
    {
        _folder.Write("a/b.txt", "from the host");
        Directory.CreateDirectory(Host("empty"));
        await using var sandbox = NewSandbox(name);
        Assert.Equal("from the host\nempty\n", await RunAsync(sandbox, "cat a/b.txt; echo; ls -d empty"));
        _folder.Write("a/b.txt", "changed");
        Directory.Delete(Host("empty"));
        Assert.Equal("changed\na\n", await RunAsync(sandbox, "cat a/b.txt; echo; ls"));
        Assert.Empty(Warnings);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_a_command_does_is_found_on_the_host(string name)
    {
        _folder.Write("old.txt", "old");
        await using var sandbox = NewSandbox(name);
        await RunAsync(sandbox, "mkdir -p out/deep empty; printf 1 > out/deep/one; printf '#!/bin/sh' > run.sh; chmod +x run.sh; rm old.txt");
        Assert.Equal("1", File.ReadAllText(Host("out/deep/one")));
        Assert.True(new GuardedFolder(_folder.Path).Find("run.sh")!.IsExecutable);
        Assert.True(Directory.Exists(Host("empty")));
        Assert.False(File.Exists(Host("old.txt")));
        await RunAsync(sandbox, "rm -r out; mkdir run; mv run.sh run; printf 2 > out");
        Assert.Equal("2", File.ReadAllText(Host("out")));
        Assert.Equal(["empty", "out", "run", "run/run.sh"], Everything());
        Assert.Empty(Warnings);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Two_changes_of_the_same_length_right_after_each_other_are_both_seen(string name)
    {
        await using var sandbox = NewSandbox(name);
        foreach (var letter in "abc")
        {
            await RunAsync(sandbox, $"printf {letter} > f; touch -d @1000 f");
            Assert.Equal($"{letter}", File.ReadAllText(Host("f")));
        }
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Links_and_pipes_stay_inside_and_names_of_one_file_become_files(string name)
    {
        await using var sandbox = NewSandbox(name);
        await RunAsync(sandbox, "echo x > a; ln a b; ln -s /etc/passwd link; ln -s /etc folder; mkfifo pipe; printf y > \"$(printf 'odd\\nname')\"; printf z > \"quo'te ü\"");
        Assert.Equal(["a", "b", "quo'te ü"], Everything());
        Assert.Equal("x\n", File.ReadAllText(Host("b")));
        Assert.Empty(Warnings);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_file_that_nobody_may_read_inside_does_not_stop_the_others(string name)
    {
        _folder.Write("shut/kept.txt", "kept");
        await using var sandbox = NewSandbox(name);
        await RunAsync(sandbox, "echo x > a; chmod 0 a; echo y > b; chmod 0 shut");
        Assert.Equal(["b", "shut", "shut/kept.txt"], Everything());
        Assert.Empty(Warnings);
    }

    [SkippableFact]
    public async Task A_new_sandbox_begins_with_the_files_as_they_were()
    {
        await using var sandbox = NewSandbox("docker");
        await RunAsync(sandbox, "echo kept > f");
        var killed = await sandbox.RunAsync(SandboxCommand.Shell("echo lost > f; kill -9 -1; sleep 30"), "", default);
        Assert.True(killed is { IsNewWorkspace: true, IsRestored: true });
        Assert.Equal("kept\n", await RunAsync(sandbox, "cat f"));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Too_large_a_file_stays_inside_and_is_told_once(string name)
    {
        await using var sandbox = NewSandbox(name);
        await RunAsync(sandbox, "head -c 70000000 /dev/zero > big; echo x > small");
        await RunAsync(sandbox, "echo y > small");
        Assert.Equal(["small"], Everything());
        Assert.StartsWith("MG6009 ", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Many_files_go_both_ways(string name)
    {
        WriteMany();
        await using var sandbox = NewSandbox(name);
        output.WriteLine($"{name}: {await TimeAsync(sandbox, "true")} ms to begin with 2000 files, {await TimeAsync(sandbox, "cp -r host copy")} ms to bring out 2000");
        Assert.Equal(2000, Directory.GetFiles(Host("copy"), "*", SearchOption.AllDirectories).Length);
        Assert.Equal("1234", File.ReadAllText(Host("copy/14/1234.txt")));
        Assert.Empty(Warnings);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Nothing_is_copied_when_nothing_changed(string name)
    {
        await using var plain = new AgentSandbox("agent1", token => providers.Get(name).CreateAsync(SandboxPolicy.Default, token), _ => { });
        await using var sandbox = NewSandbox(name);
        output.WriteLine($"{name}: {await MedianAsync(plain)} ms without a folder, {await MedianAsync(sandbox)} ms with an empty one");
        WriteMany();
        await RunAsync(sandbox, "true");
        var before = Directory.GetLastWriteTimeUtc(Host("host/1"));
        output.WriteLine($"{name}: {await MedianAsync(sandbox)} ms with 2000 files that did not change");
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(Host("host/1")));
        Assert.Empty(Warnings);
    }

    private void WriteMany()
    {
        for (var number = 0; number < 2000; number++)
            _folder.Write($"host/{number % 20}/{number}.txt", $"{number}");
    }

    private static async Task<long> MedianAsync(AgentSandbox sandbox)
    {
        var times = new List<long>();
        for (var round = 0; round < 11; round++)
            times.Add(await TimeAsync(sandbox, "true"));
        return times.Order().ElementAt(5);
    }

    private static async Task<long> TimeAsync(AgentSandbox sandbox, string script)
    {
        var watch = Stopwatch.StartNew();
        await RunAsync(sandbox, script);
        return watch.ElapsedMilliseconds;
    }

    private AgentSandbox NewSandbox(string name)
    {
        var provider = providers.Get(name);
        return new("agent1", token => provider.CreateAsync(SandboxPolicy.Default, token), _events.Add, _folder.Path);
    }

    private static async Task<string> RunAsync(AgentSandbox sandbox, string script)
    {
        var result = await sandbox.RunAsync(SandboxCommand.Shell(script), script, default);
        Assert.True(result.Command.Succeeded, result.Command.Stderr.Text + result.Command.Message);
        return result.Command.Stdout.Text;
    }

    private string Host(string path) => Path.Combine(_folder.Path, path);

    private IEnumerable<string> Everything() => Directory
        .EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder.Path, path))
        .Order(StringComparer.Ordinal);
}
