using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Tools;

/// <summary>The bare machine, for those who ask for it: no sandbox, but the same manners.</summary>
public sealed class HostShellTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commands_run_in_the_folder_with_an_environment_of_their_own()
    {
        await using var shell = Open(new KeyValuePair<string, string>("NAMED", "yes"));
        Environment.SetEnvironmentVariable("HOST_SHELL_TEST_KEY", "12345678");
        var result = await shell.RunAsync(SandboxCommand.Shell("pwd; echo $NAMED-$HOST_SHELL_TEST_KEY; echo err >&2; exit 3"), default);
        Assert.Equal((CommandEnd.Exited, 3, $"{_folder.Path}\nyes-\n", "err\n"), (result.Ended, result.ExitCode, result.Stdout.Text, result.Stderr.Text));
        Assert.Equal(CommandEnd.NotStarted, (await shell.RunAsync(SandboxCommand.Shell("pwd") with { WorkingDirectory = "/workspace/../etc" }, default)).Ended);
    }

    [Fact]
    public async Task A_timeout_ends_the_whole_tree_and_says_so()
    {
        await using var shell = Open();
        var result = await shell.RunAsync(SandboxCommand.Shell("(setsid sh -c 'sleep 5; echo late > late' &); sleep 60") with { Timeout = TimeSpan.FromSeconds(1) }, default);
        Assert.Equal((CommandEnd.TimedOut, "It was ended after 1 seconds."), (result.Ended, result.Message));
        await shell.RunAsync(SandboxCommand.Shell("sleep 5.5"), default);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "late")));
    }

    [Fact]
    public async Task What_a_command_leaves_running_ends_with_it_and_a_background_shell_goes_on()
    {
        await using var shell = Open();
        var background = await shell.StartBackgroundAsync(SandboxCommand.Shell("while :; do date +%N > next; mv next beat; sleep 0.05; done"), default);
        await shell.RunAsync(SandboxCommand.Shell("sh -c 'sleep 1; echo late > late' & true"), default);
        var first = await shell.RunAsync(SandboxCommand.Shell("cat beat; sleep 1.5"), default);
        Assert.NotEqual(first.Stdout.Text, (await shell.RunAsync(SandboxCommand.Shell("cat beat"), default)).Stdout.Text);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "late")));
        await background.EndAsync();
        Assert.Equal(CommandEnd.Killed, (await background.Completion).Ended);
    }

    [Theory]
    [InlineData("rm -rf /")]
    [InlineData("cd x; sudo ls")]
    [InlineData("dd if=/dev/zero of=x")]
    [InlineData("rm -r -f ~")]
    public void A_slip_that_would_cost_the_machine_is_refused(string line) =>
        Assert.NotNull(new CommandFilter([], HostShellProvider.Refused).Refusal(line));

    [Theory]
    [InlineData("rm -rf /tmp/x")]
    [InlineData("echo 'sudo dd'")]
    [InlineData("git commit -m 'add dd'")]
    public void Ordinary_work_is_not(string line) => Assert.Null(new CommandFilter([], HostShellProvider.Refused).Refusal(line));

    private ISandbox Open(params KeyValuePair<string, string>[] environment) => new HostShellProvider(TimeProvider.System).Open(_folder.Path, environment);
}
