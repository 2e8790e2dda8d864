using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Commands that use up what is counted: threads, zombies, bytes and entries. Numbers as in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class ResourceTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A08_threads_are_limited_by_the_same_number(string name)
    {
        var sandbox = await CreateAsync(name, SandboxPolicy.Default with { MaxProcesses = 16 });
        const string Script = """
            seq 3000000 > numbers
            sort --parallel=64 -r numbers > sorted &
            most=0
            while kill -0 $! 2>/dev/null; do
                while read -r key value; do case $key in Threads:) [ "$value" -gt "$most" ] && most=$value ;; esac; done </proc/$!/status
            done 2>/dev/null
            echo $most
            """;
        var result = await sandbox.RunAsync(SandboxCommand.Shell(Script), default);
        var most = int.Parse(result.Stdout.Text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(most, 1, 15);
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, $"at most {most} threads of 64, limit 16");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A09_zombies_do_not_stay(string name)
    {
        const string Script = "perl -e 'for (1 .. 2000) { my $p = fork; if (!defined $p) { $refused++ } elsif (!$p) { exit } } print \"refused\\n\" if $refused'; true";
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell(Script), default);
        Assert.Equal((CommandEnd.Exited, "refused\n"), (result.Ended, result.Stdout.Text));
        for (var next = 0; next < 3; next++)
            Assert.Equal("ok\n", (await sandbox.RunAsync(SandboxCommand.Shell("true | true | echo ok"), default)).Stdout.Text);
        Held(name, "refused at the limit, then gone");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A14_room_cannot_be_taken_in_advance(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("fallocate -l 1G big || fallocate -l 255M a && fallocate -l 255M b"), default);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Matches("File too large|No space left", result.Stderr.Text);
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, "file too large, no space left");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A15_a_million_empty_files_are_not_made(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("i=0; while [ $i -lt 1000000 ]; do : > e$i || exit 9; i=$((i+1)); done"), default);
        Assert.Contains(result.Ended, new[] { CommandEnd.Exited, CommandEnd.DiskLimit });
        Assert.NotEqual(0, result.ExitCode);
        Assert.Matches("is full|more files", result.Message);
        Assert.Equal(name == "podman", sandbox.NotEnforced.Any(sentence => sentence.Contains("number of files", StringComparison.Ordinal)));
        await AssertNextCommandWorksAsync(name, sandbox);
        Held(name, result.Ended == CommandEnd.DiskLimit ? "disk-limit, by the watcher" : "no space left at 32,768, and the agent is told");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A16_ten_gigabytes_are_not_written(string name)
    {
        var free = new DriveInfo("/").AvailableFreeSpace;
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("i=0; while [ $i -lt 100 ]; do head -c 100M /dev/zero > big$i || exit 9; i=$((i+1)); done"), default);
        var used = await sandbox.RunAsync(new() { Arguments = ["du", "-sm", "/workspace"] }, default);
        Assert.Equal((CommandEnd.Exited, 9), (result.Ended, result.ExitCode));
        Assert.Contains("is full", result.Message, StringComparison.Ordinal);
        Assert.InRange(int.Parse(used.Stdout.Text.Split('\t')[0], System.Globalization.CultureInfo.InvariantCulture), 200, 257);
        Assert.InRange(new DriveInfo("/").AvailableFreeSpace, free - (2L << 30), long.MaxValue);
        Held(name, "no space left at 256 MiB, and the agent is told");
    }
}
