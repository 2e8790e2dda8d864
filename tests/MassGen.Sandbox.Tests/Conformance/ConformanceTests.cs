using System.Text;
using MassGen.Sandbox.Tests.Abuse;
using Xunit;

namespace MassGen.Sandbox.Tests.Conformance;

/// <summary>What every provider must do alike. Tests with a number are also in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class ConformanceTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_command_gives_its_output_and_its_code(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("echo out; echo err >&2; exit 3"), default);
        Assert.Equal((CommandEnd.Exited, 3, "out\n", "err\n"), (result.Ended, result.ExitCode, result.Stdout.Text, result.Stderr.Text));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task The_workspace_lives_as_long_as_the_sandbox(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.RunAsync(SandboxCommand.Shell("mkdir -p a/b && echo kept > a/b/file"), default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("cat file") with { WorkingDirectory = "a/b" }, default);
        Assert.Equal("kept\n", result.Stdout.Text);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A25_codes_that_others_use_for_timeouts_are_the_commands_own(string name)
    {
        var sandbox = await CreateAsync(name);
        foreach (var code in new[] { 124, 125, 126, 127, 137, 143 })
        {
            var result = await sandbox.RunAsync(SandboxCommand.Shell($"exit {code}"), default);
            Assert.Equal((CommandEnd.Exited, code), (result.Ended, result.ExitCode));
        }
        Held(name, "124, 125, 126, 127, 137, 143 exited");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A26_a_missing_program_is_not_started(string name)
    {
        var sandbox = await CreateAsync(name);
        foreach (var program in new[] { "no-such-program", "/etc/passwd", "/tmp", "/no/such/program" })
        {
            var result = await sandbox.RunAsync(new() { Arguments = [program] }, default);
            Assert.Equal(CommandEnd.NotStarted, result.Ended);
            Assert.Contains(program, result.Message, StringComparison.Ordinal);
        }

        Assert.True(sandbox.IsUsable);
        Held(name, "not-started");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A26_a_bad_interpreter_is_not_started(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.CopyInAsync([new("bad", "#!/no/such/interpreter\n"u8.ToArray()) { IsExecutable = true }], default);
        var result = await sandbox.RunAsync(new() { Arguments = ["./bad"] }, default);
        Assert.Equal(CommandEnd.NotStarted, result.Ended);
        Held(name, "not-started");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A27_arguments_arrive_byte_for_byte(string name)
    {
        var sandbox = await CreateAsync(name);
        string[] odd = ["", " ", "a'b\"c", "$(id) `id` ${HOME}", "line\nbreak\ttab", "-n", "--", "ünïcödé 🎉", "\\n%s", "*"];
        var result = await sandbox.RunAsync(new() { Arguments = ["printf", "[%s]", .. odd] }, default);
        Assert.Equal(string.Concat(odd.Select(text => $"[{text}]")), result.Stdout.Text);
        Held(name, "verbatim");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A27_a_mebibyte_of_arguments_arrives(string name)
    {
        var sandbox = await CreateAsync(name);
        var many = Enumerable.Repeat(new string('x', 100_000), 10);
        var result = await sandbox.RunAsync(new() { Arguments = ["sh", "-c", "printf %s \"$@\" | wc -c", "count", .. many] }, default);
        Assert.Equal("1000000\n", result.Stdout.Text);
        var tooLong = await sandbox.RunAsync(new() { Arguments = ["echo", new string('x', 1 << 20)] }, default);
        Assert.Equal(CommandEnd.NotStarted, tooLong.Ended);
        Held(name, "verbatim; more is refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A28_environment_values_arrive_byte_for_byte(string name)
    {
        var sandbox = await CreateAsync(name, SandboxPolicy.Default with
        {
            Environment = new Dictionary<string, string> { ["FROM_POLICY"] = "p" },
        });
        var command = SandboxCommand.Shell("printf '[%s]' \"$ODD\" \"$FROM_POLICY\"") with
        {
            Environment = new Dictionary<string, string> { ["ODD"] = "a=b\nc 'd' $e" },
        };
        Assert.Equal("[a=b\nc 'd' $e][p]", (await sandbox.RunAsync(command, default)).Stdout.Text);
        var refused = command with { Environment = new Dictionary<string, string> { ["A=B"] = "c" } };
        Assert.Equal(CommandEnd.NotStarted, (await sandbox.RunAsync(refused, default)).Ended);
        Held(name, "verbatim; a bad name is refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A29_a_working_directory_stays_in_the_workspace(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.RunAsync(SandboxCommand.Shell("mkdir real; ln -s /etc away"), default);
        var pwd = SandboxCommand.Shell("pwd");
        Assert.Equal("/workspace/real\n", (await sandbox.RunAsync(pwd with { WorkingDirectory = "real" }, default)).Stdout.Text);
        foreach (var folder in new[] { "missing", "../etc", "/etc", "/proc/self/fd/7", "away" })
        {
            var result = await sandbox.RunAsync(pwd with { WorkingDirectory = folder }, default);
            Assert.Equal(CommandEnd.NotStarted, result.Ended);
            Assert.Contains(folder, result.Message, StringComparison.Ordinal);
        }
        Held(name, "refused outside");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A24_input_reaches_the_command_or_is_left_unread(string name)
    {
        var sandbox = await CreateAsync(name);
        var input = new byte[5_000_000];
        var all = await sandbox.RunAsync(new() { Arguments = ["wc", "-c"], StandardInput = input }, default);
        Assert.Equal("5000000\n", all.Stdout.Text);
        var none = await sandbox.RunAsync(new() { Arguments = ["true"], StandardInput = input }, default);
        Assert.True(none.Succeeded, $"{none.Ended} {none.ExitCode}: {none.Message} {none.Stderr.Text}");
        Held(name, "both end cleanly");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Files_go_in_and_come_out_unchanged(string name)
    {
        var sandbox = await CreateAsync(name);
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)number).ToArray();
        await sandbox.CopyInAsync([new("deep/er/data.bin", bytes), new("run.sh", "echo ran"u8.ToArray()) { IsExecutable = true }], default);
        Assert.True((await sandbox.RunAsync(SandboxCommand.Shell("test -x run.sh && test ! -x deep/er/data.bin"), default)).Succeeded);
        var files = await sandbox.CopyOutAsync(["deep", "run.sh"], CopyLimits.Default, default);
        Assert.Equal(["deep/er/data.bin", "run.sh"], files.Select(file => file.Path));
        Assert.Equal(bytes, files[0].Content.ToArray());
        Assert.True(files[1].IsExecutable);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Copying_out_what_is_not_there_says_so(string name)
    {
        var sandbox = await CreateAsync(name);
        var failure = await Assert.ThrowsAsync<SandboxException>(() => sandbox.CopyOutAsync(["missing.txt"], CopyLimits.Default, default));
        Assert.Contains("missing.txt", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await sandbox.CopyOutAsync(["."], CopyLimits.Default, default));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Long_output_keeps_head_and_tail(string name)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(new() { Arguments = ["seq", "1", "200000"] }, default);
        Assert.StartsWith("1\n2\n3\n", result.Stdout.Head, StringComparison.Ordinal);
        Assert.EndsWith("199999\n200000\n", result.Stdout.Tail, StringComparison.Ordinal);
        Assert.Equal((1288895L, true), (result.Stdout.TotalBytes, result.Stdout.IsTruncated));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Streams_are_counted_and_not_mixed(string name)
    {
        var sandbox = await CreateAsync(name);
        const string Script = "for i in 1 2 3 4 5 6 7 8; do head -c 100000 /dev/zero | tr '\\0' o; head -c 100000 /dev/zero | tr '\\0' e >&2; done";
        var result = await sandbox.RunAsync(SandboxCommand.Shell(Script), default);
        Assert.Equal((800_000L, 800_000L), (result.Stdout.TotalBytes, result.Stderr.TotalBytes));
        Assert.DoesNotContain('e', result.Stdout.Head);
        Assert.DoesNotContain('o', result.Stderr.Tail);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A20_text_is_decoded_once_and_broken_text_is_shown_as_such(string name)
    {
        var sandbox = await CreateAsync(name);
        var split = await sandbox.RunAsync(SandboxCommand.Shell("printf '\\303'; sleep 0.1; printf '\\244'"), default);
        Assert.Equal("ä", split.Stdout.Text);
        var broken = await sandbox.RunAsync(SandboxCommand.Shell("printf 'a\\377b\\000c\\033[31m'"), default);
        Assert.Equal("a\ufffdb\ufffdc\u001b[31m", broken.Stdout.Text);
        Assert.Equal("a\ufffdb\ufffdc\\x1b[31m", TerminalText.Escape(broken.Stdout.Text));
        Held(name, "decoded once");
        Held(name, "replaced, or escaped for a terminal", "A21_bytes_that_are_no_text_and_control_characters_are_shown_as_such");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A52_forty_commands_at_once_take_turns(string name)
    {
        var sandbox = await CreateAsync(name);
        var runs = Enumerable.Range(0, 40).Select(number => sandbox.RunAsync(SandboxCommand.Shell($"echo {number}"), default));
        var results = await Task.WhenAll(runs);
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{number}\n"), results.Select(result => result.Stdout.Text));
        Held(name, "in turn");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_disposed_sandbox_says_that_it_ended(string name)
    {
        var sandbox = await CreateAsync(name);
        await sandbox.DisposeAsync();
        Assert.False(sandbox.IsUsable);
        await sandbox.DisposeAsync();
    }

    [SkippableTheory, MemberData(nameof(SandboxProviders.Names), MemberType = typeof(SandboxProviders))]
    public async Task The_sandbox_says_what_it_is(string name)
    {
        var sandbox = await CreateAsync(name);
        Assert.Equal(name, sandbox.Provider);
        Assert.Equal(name is "docker" or "podman", sandbox.ImageDigest is not null);
        Assert.Equal(name != "docker", sandbox.NotEnforced.Count > 0);
        Assert.InRange(sandbox.StartedIn, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(60));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A23_a_fake_report_is_only_output(string name)
    {
        var sandbox = await CreateAsync(name);
        var fake = new string('a', 32) + "E01000";
        var result = await sandbox.RunAsync(SandboxCommand.Shell($"printf {fake} >&2; exit 9"), default);
        Assert.Equal((9, fake), (result.ExitCode, result.Stderr.Text));
        Assert.Equal(Encoding.ASCII.GetByteCount(fake), result.Stderr.TotalBytes);
        Held(name, "kept as output");
    }
}
