using System.Diagnostics;
using System.Text;
using Xunit;

namespace MassGen.Sandbox.Tests.Docker;

/// <summary>All commands of a container go through one shell: none of them may reach the next, or pass for an order.</summary>
[Collection(OneAtATime.Name)]
public sealed class ChannelTests(SandboxProviders providers)
{
    [SkippableFact]
    public async Task Commands_cost_the_engine_one_process_in_all()
    {
        await using var sandbox = await providers.CreateAsync("docker");
        for (var number = 0; number < 5; number++)
            Assert.True((await sandbox.RunAsync(SandboxCommand.Shell("true"), default)).Succeeded);
        var container = Assert.Single(await Leftovers.FindAsync(Environment.ProcessId)).Split(' ')[1];
        string[] line = ["inspect", "--format", "{{len .ExecIDs}}", container];
        using var docker = Process.Start(new ProcessStartInfo("docker", line) { RedirectStandardOutput = true })!;
        Assert.Equal("1", (await docker.StandardOutput.ReadToEndAsync()).Trim());
    }

    [SkippableTheory, InlineData("true"), InlineData("head -c 3 >/dev/null"), InlineData("exec 0<&-; sleep 0.1"), InlineData("cat >/dev/null & exit 0")]
    public async Task Input_that_is_not_read_is_no_order(string script)
    {
        await using var sandbox = await providers.CreateAsync("docker");
        var orders = string.Concat(Enumerable.Repeat("x 0 /workspace 100 touch /workspace/mine\nlong 7\n", 20_000));
        var result = await sandbox.RunAsync(SandboxCommand.Shell(script) with { StandardInput = Encoding.ASCII.GetBytes(orders) }, default);
        Assert.True(result.Succeeded);
        Assert.Equal("next\n", (await sandbox.RunAsync(SandboxCommand.Shell("ls; echo next"), default)).Stdout.Text);
    }

    [SkippableTheory, InlineData(0), InlineData(1), InlineData(100_000)]
    public async Task A_long_command_comes_whole_with_and_without_input(int input)
    {
        await using var sandbox = await providers.CreateAsync("docker");
        var text = string.Concat(Enumerable.Repeat("it's \"$x\" `y`\n", 7000));
        var command = new SandboxCommand { Arguments = ["sh", "-c", "printf %s \"$1\" | md5sum; wc -c", "long", text], StandardInput = new byte[input] };
        var result = await sandbox.RunAsync(command, default);
#pragma warning disable CA5351 // It only says that the bytes are the same.
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
        Assert.Equal($"{expected}  -\n{input}\n", result.Stdout.Text);
    }

    [SkippableFact]
    public async Task A_command_leaves_nothing_of_itself_in_the_shell()
    {
        await using var sandbox = await providers.CreateAsync("docker");
        var variables = new Dictionary<string, string> { ["MODE"] = "it's\n2", ["_token"] = "mine", ["limit"] = "5" };
        var shown = await sandbox.RunAsync(
            SandboxCommand.Shell("mkdir -p sub; cd sub; umask 777; trap '' INT TERM; echo \"$MODE $limit $_token\"") with { Environment = variables }, default);
        var next = await sandbox.RunAsync(SandboxCommand.Shell("pwd; umask; env | grep -cE 'MODE|token|limit'"), default);
        Assert.Equal(("it's\n2 5 mine\n", "/workspace\n0022\n0\n"), (shown.Stdout.Text, next.Stdout.Text));
    }

    [SkippableFact]
    public async Task A_folder_that_is_not_there_takes_its_input_with_it()
    {
        await using var sandbox = await providers.CreateAsync("docker");
        var wrong = new SandboxCommand { Arguments = ["cat"], WorkingDirectory = "missing", StandardInput = "echo hello\n"u8.ToArray() };
        Assert.Equal(CommandEnd.NotStarted, (await sandbox.RunAsync(wrong, default)).Ended);
        Assert.Equal("next\n", (await sandbox.RunAsync(SandboxCommand.Shell("echo next"), default)).Stdout.Text);
    }

    [SkippableFact]
    public async Task An_end_of_the_shell_is_an_end_of_the_sandbox()
    {
        await using var sandbox = await providers.CreateAsync("docker");
        await sandbox.RunAsync(SandboxCommand.Shell("true"), default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("kill -9 $PPID; sleep 300"), default);
        Assert.Contains(result.Ended, new[] { CommandEnd.Killed, CommandEnd.SandboxLost });
        Assert.False(sandbox.IsUsable);
    }
}
