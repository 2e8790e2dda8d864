using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Files made to be followed, to block, or to escape when they are copied. Numbers as in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class FileAttackTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(Names))]
    public Task A40_a_link_is_refused_and_not_followed(string name) =>
        AssertRefusedAsync(name, "ln -s /etc/shadow report.txt", "report.txt", "a link");

    [SkippableTheory, MemberData(nameof(Names))]
    public Task A43_a_hard_link_is_refused_or_plain(string name) =>
        AssertRefusedAsync(name, "echo x > a; ln a b", ".", "a hard link");

    [SkippableTheory, MemberData(nameof(Names))]
    public Task A44_a_pipe_is_refused_without_waiting(string name) =>
        AssertRefusedAsync(name, "mkfifo pipe", "pipe", "a pipe");

    [SkippableTheory, MemberData(nameof(Names))]
    public Task A44_a_socket_is_refused(string name) =>
        AssertRefusedAsync(name, "perl -MSocket -e 'socket(my $s, AF_UNIX, SOCK_STREAM, 0); bind($s, sockaddr_un(\"s\"))'", "s", "socket");

    [SkippableTheory, MemberData(nameof(Names))]
    public Task A43_too_many_entries_are_refused(string name) =>
        AssertRefusedAsync(name, "mkdir d; cd d; seq 2000 | xargs touch", "d", "more than 1000");

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A41_copying_in_over_a_link_replaces_the_link(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.RunAsync(SandboxCommand.Shell("echo host > /tmp/victim; ln -s /tmp/victim config"), default);
        await sandbox.CopyInAsync([new("config", "new"u8.ToArray())], default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("cat /tmp/victim config"), default);
        Assert.Equal("host\nnew", result.Stdout.Text);
        Held(name, "the link was replaced, its target kept");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A43_paths_that_leave_the_workspace_are_refused_on_both_ways(string name)
    {
        var sandbox = await CreateAsync(name);
        foreach (var path in new[] { "../x", "/etc/passwd", "a/../../x", "", "a//b", "a\0b" })
        {
            await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyInAsync([new(path, default)], default));
            await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyOutAsync([path], CopyLimits.Default, default));
        }

        await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyOutAsync(["--help"], CopyLimits.Default, default));
        Held(name, "all refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A45_odd_names_are_handled(string name)
    {
        var sandbox = await CreateAsync(name);
        var longName = new string('n', 250);
        await sandbox.CopyInAsync([new($"{longName}/ü 'quoted' $(id).txt", "x"u8.ToArray())], default);
        var files = await sandbox.CopyOutAsync(["."], CopyLimits.Default, default);
        Assert.Equal($"{longName}/ü 'quoted' $(id).txt", Assert.Single(files).Path);
        Held(name, "copied whole");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A46_closed_folders_do_not_stop_the_removal(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.RunAsync(SandboxCommand.Shell("mkdir -p a/b/c; echo x > a/b/c/d; chmod 000 a/b/c a/b a"), default);
        var refusal = await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyOutAsync(["a"], CopyLimits.Default, default));
        Assert.Contains("Permission denied", refusal.Message, StringComparison.Ordinal);
        await sandbox.DisposeAsync();
        Assert.False(sandbox.IsUsable);
        Held(name, "removed");
    }

    private async Task AssertRefusedAsync(string name, string script, string path, string reason, [CallerMemberName] string test = "")
    {
        var sandbox = await CreateAsync(name);
        var made = await sandbox.RunAsync(SandboxCommand.Shell(script), default);
        Assert.True(made.Succeeded, made.Stderr.Text);
        var refusal = await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyOutAsync([path], CopyLimits.Default, default));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(SandboxErrors.CopyRefused, refusal.Code);
        var next = await sandbox.RunAsync(new() { Arguments = ["printf", Encoding.ASCII.GetString("ok"u8)] }, default);
        Assert.Equal("ok", next.Stdout.Text);
        Held(name, $"refused: {reason}", test);
    }
}
