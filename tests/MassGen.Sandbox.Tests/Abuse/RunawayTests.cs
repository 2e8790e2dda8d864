using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Commands that do not end, multiply, or eat what there is. Numbers as in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class RunawayTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A01_an_endless_loop_is_ended_in_time(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(Within(1, "while :; do :; done"), default);
        Assert.Equal(CommandEnd.TimedOut, result.Ended);
        Assert.InRange(result.Elapsed, TimeSpan.FromSeconds(1), NotHung);
        await AssertAloneAsync(sandbox);
        Held(name, $"timed out after {result.Elapsed.TotalSeconds:0.0} s, limit 1 s");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A02_ignoring_the_polite_signals_does_not_help(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(Within(1, "trap '' TERM INT; while :; do sleep 1; done"), default);
        Assert.Equal(CommandEnd.TimedOut, result.Ended);
        Assert.InRange(result.Elapsed, TimeSpan.FromSeconds(1), NotHung);
        await AssertAloneAsync(sandbox);
        Held(name, $"killed after {result.Elapsed.TotalSeconds:0.0} s, limit 1 s");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A03_a_child_in_a_session_of_its_own_does_not_outlive_the_command(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("setsid nohup sleep 300 >/dev/null 2>&1 & echo started"), default);
        Assert.Equal((CommandEnd.Exited, "started\n"), (result.Ended, result.Stdout.Text));
        await AssertAloneAsync(sandbox);
        Held(name, "ended with the command");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A04_a_daemon_does_not_outlive_a_timeout(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(Within(1, "(setsid sh -c 'trap \"\" TERM; sleep 300' & ) ; sleep 300"), default);
        Assert.Equal(CommandEnd.TimedOut, result.Ended);
        await AssertAloneAsync(sandbox);
        Held(name, "ended with the command");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A05_a_child_that_holds_the_output_does_not_delay_the_result(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("sleep 300 & exit 7"), default);
        Assert.Equal((CommandEnd.Exited, 7), (result.Ended, result.ExitCode));
        Assert.InRange(result.Elapsed, TimeSpan.Zero, NotHung);
        Held(name, $"code 7 after {result.Elapsed.TotalSeconds:0.0} s");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A06_a_fork_bomb_hits_its_limit_and_leaves_nothing(string name)
    {
        var sandbox = await CreateAsync(name, SandboxPolicy.Default with { MaxProcesses = 64 });
        var bomb = await sandbox.RunAsync(Within(2, "bomb() { bomb | bomb & }; bomb; sleep 1; wait"), default);
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, $"{bomb.Ended.ToWord()} at 64 processes");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A07_too_many_children_are_refused_and_ended(string name)
    {
        var sandbox = await CreateAsync(name);
        const string Script = "i=0; while [ $i -lt 500 ]; do sleep 300 & i=$((i+1)); done; echo all";
        var result = await sandbox.RunAsync(Within(10, Script), default);
        Assert.NotEqual("all\n", result.Stdout.Text);
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, $"{result.Ended.ToWord()}, refused beyond the limit");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A10_memory_beyond_the_limit_is_not_given(string name)
    {
        var sandbox = await CreateAsync(name, SandboxPolicy.Default with { MemoryBytes = 128 << 20 });
        var result = await sandbox.RunAsync(SandboxCommand.Shell("head -c 1G /dev/zero | tail -c 1G >/dev/null"), default);
        var expected = Providers.Get(name).Capabilities.Memory == Enforcement.Enforced ? CommandEnd.OutOfMemory : CommandEnd.Exited;
        Assert.Equal(expected, result.Ended);
        Assert.NotEqual(0, result.ExitCode);
        await AssertNextCommandWorksAsync(name, sandbox);
        if (expected == CommandEnd.OutOfMemory)
            Held(name, "out-of-memory");
        else
            Declared(name, "each process is limited: the program gets no more memory and ends");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A11_the_workspace_has_an_end(string name)
    {
        var sandbox = await CreateAsync(name, SandboxPolicy.Default with { WorkspaceBytes = 8 << 20, WorkspaceEntries = 100 });
        var result = await sandbox.RunAsync(SandboxCommand.Shell("for i in 1 2 3; do head -c 4M /dev/zero > f$i; done"), default);
        Assert.Contains("No space left", result.Stderr.Text, StringComparison.Ordinal);
        var inodes = await sandbox.RunAsync(SandboxCommand.Shell("rm f*; i=0; while : > e$i; do i=$((i+1)); done"), default);
        Assert.True(inodes.Ended == CommandEnd.DiskLimit || inodes.Stderr.Text.Contains("No space left", StringComparison.Ordinal));
        Assert.NotEqual(0, inodes.ExitCode);
        Held(name, "no space left, for bytes and for entries");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A12_no_other_place_takes_files(string name)
    {
        var sandbox = await CreateAsync(name);
        const string Script = "for d in / /etc /usr /dev /run /run/lock /var/tmp /home /root /proc /sys; do echo x > $d/mine && echo wrote $d; done 2>/dev/null; "
            + "head -c 300M /dev/zero > /dev/shm/big || echo full; head -c 300M /dev/zero > /tmp/big || echo full";
        var result = await sandbox.RunAsync(SandboxCommand.Shell(Script), default);
        Assert.Equal("full\nfull\n", result.Stdout.Text);
        Held(name, "read-only or full everywhere");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A13_a_sparse_giant_is_not_copied_out(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.RunAsync(SandboxCommand.Shell("truncate -s 200M giant"), default);
        await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyOutAsync(["giant"], CopyLimits.Default, default));
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, "copy refused by size");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A17_endless_output_is_ended_and_not_kept(string name)
    {
        var sandbox = await CreateAsync(name);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("yes"), default);
        Assert.Equal(CommandEnd.OutputLimit, result.Ended);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20 << 20);
        Assert.StartsWith("y\ny\n", result.Stdout.Head, StringComparison.Ordinal);
        Assert.Equal(32768, result.Stdout.Tail.Length);
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, "output-limit, 64 KiB kept");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A18_a_line_without_end_is_the_same(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(new() { Arguments = ["cat", "/dev/zero"] }, default);
        Assert.Equal(CommandEnd.OutputLimit, result.Ended);
        Assert.Equal((32768, 32768), (result.Stdout.Head.Length, result.Stdout.Tail.Length));
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, "output-limit, 64 KiB kept");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A48_killing_everything_inside_is_survived(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("kill -9 -1; kill -9 1; echo still here"), default);
        Assert.Contains(result.Ended, new[] { CommandEnd.SandboxLost, CommandEnd.Killed, CommandEnd.Exited });
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, result.Ended.ToWord());
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A48_killing_only_the_supervisor_ends_the_command(string name)
    {
        var sandbox = await CreateAsync(name);
        const string Script = "kill -9 $(cut -d ' ' -f 4 /proc/$PPID/stat); sleep 300";
        var result = await sandbox.RunAsync(Within(3, Script), default);
        Assert.NotEqual(CommandEnd.Exited, result.Ended);
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, result.Ended.ToWord());
    }

    private static SandboxCommand Within(int seconds, string script) =>
        SandboxCommand.Shell(script) with { Timeout = TimeSpan.FromSeconds(seconds) };

    private static async Task AssertAloneAsync(ISandbox sandbox)
    {
        Assert.True(sandbox.IsUsable);
        var script = "for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline | grep -aE '^(sleep|sh -c (while|trap))'; done 2>/dev/null; true";
        Assert.Equal("", (await sandbox.RunAsync(SandboxCommand.Shell(script), default)).Stdout.Text);
    }
}
