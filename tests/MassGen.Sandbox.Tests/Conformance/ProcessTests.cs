using System.Diagnostics;
using System.Text;
using Xunit;

namespace MassGen.Sandbox.Tests.Conformance;

/// <summary>What every provider must do alike with a program that stays.</summary>
[Collection(OneAtATime.Name)]
public sealed class ProcessTests(SandboxProviders providers)
{
    private static readonly SandboxCommand Cat = new() { Arguments = ["cat"] };

    public static TheoryData<string> Names => SandboxProviders.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_program_can_be_talked_to(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        await using var process = await sandbox.StartAsync(SandboxCommand.Shell("while read line; do echo \"got $line\"; done; exit 5"), default);
        using var reader = new StreamReader(process.Output);
        foreach (var word in new[] { "one", "two", "ünïcödé" })
        {
            await process.Input.WriteAsync(Encoding.UTF8.GetBytes(word + "\n"));
            Assert.Equal("got " + word, await reader.ReadLineAsync());
        }

        await process.Input.DisposeAsync();
        var result = await process.Completion;
        Assert.Equal((CommandEnd.Exited, 5, null), (result.Ended, result.ExitCode, await reader.ReadLineAsync()));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Megabytes_pass_in_both_directions_unchanged(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        await using var process = await sandbox.StartAsync(Cat, default);
        var sent = Enumerable.Range(0, 5_000_000).Select(number => (byte)(number * 7)).ToArray();
        var write = Task.Run(async () =>
        {
            await process.Input.WriteAsync(sent);
            await process.Input.DisposeAsync();
        });
        using var received = new MemoryStream();
        await process.Output.CopyToAsync(received);
        await write;
        Assert.Equal(sent, received.ToArray());
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Standard_error_is_kept_in_part_and_apart(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        var flood = SandboxCommand.Shell("echo out; seq 1 3000000 >&2; echo done >&2; exec cat") with { Output = new() { HeadBytes = 100, TailBytes = 100 } };
        await using var process = await sandbox.StartAsync(flood, default);
        using var reader = new StreamReader(process.Output);
        Assert.Equal("out", await reader.ReadLineAsync());
        await process.Input.DisposeAsync();
        var result = await process.Completion;
        Assert.StartsWith("1\n2\n", process.Stderr.Head, StringComparison.Ordinal);
        Assert.EndsWith("3000000\ndone\n", result.Stderr.Tail, StringComparison.Ordinal);
        Assert.Equal((22888901L, "", 0), (result.Stderr.TotalBytes, result.Stdout.Text, result.ExitCode));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Disposing_ends_a_program_that_does_not_want_to_end(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        var stubborn = SandboxCommand.Shell("trap '' TERM HUP INT; sleep 1234 & while :; do sleep 1234; done");
        var process = await sandbox.StartAsync(stubborn, default);
        var clock = Stopwatch.StartNew();
        await process.DisposeAsync();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Equal(CommandEnd.Killed, (await process.Completion).Ended);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_a_program_leaves_behind_ends_with_it(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        await using (var process = await sandbox.StartAsync(SandboxCommand.Shell("setsid sleep 4321 >/dev/null 2>&1 & cat"), default))
        {
            await process.Input.DisposeAsync();
            Assert.Equal(0, (await process.Completion).ExitCode);
        }

        var left = await sandbox.RunAsync(SandboxCommand.Shell("cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -c 'sleep [4]321'"), default);
        Assert.Equal("0\n", left.Stdout.Text);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_program_has_the_sandbox_to_itself(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        await using var process = await sandbox.StartAsync(Cat, default);
        Assert.Equal(CommandEnd.NotStarted, (await sandbox.RunAsync(SandboxCommand.Shell("true"), default)).Ended);
        var failure = await Assert.ThrowsAsync<SandboxException>(() => sandbox.StartAsync(Cat, default));
        Assert.Equal(SandboxErrors.Busy, failure.Code);
        await process.DisposeAsync();
        Assert.True((await sandbox.RunAsync(SandboxCommand.Shell("true"), default)).Succeeded);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_program_that_does_not_exist_ends_at_once(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        await using var process = await sandbox.StartAsync(new() { Arguments = ["no-such-program"] }, default);
        var result = await process.Completion;
        Assert.Equal(CommandEnd.NotStarted, result.Ended);
        Assert.Contains("no-such-program", result.Message, StringComparison.Ordinal);
        Assert.Equal(-1, process.Output.ReadByte());
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_program_ends_with_its_sandbox(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        await using var process = await sandbox.StartAsync(Cat, default);
        await sandbox.DisposeAsync();
        Assert.NotEqual(CommandEnd.Exited, (await process.Completion).Ended);
        await Assert.ThrowsAnyAsync<SandboxException>(() => sandbox.StartAsync(Cat, default));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Folder_and_variables_are_checked_before_a_program_starts(string name)
    {
        await using var sandbox = await providers.CreateAsync(name);
        foreach (var wrong in new[] { Cat with { WorkingDirectory = "../etc" }, Cat with { Arguments = [] } })
        {
            var failure = await Assert.ThrowsAsync<SandboxException>(() => sandbox.StartAsync(wrong, default));
            Assert.Equal(SandboxErrors.BadProcess, failure.Code);
        }
    }
}
