using MassGen.Sandbox.Commands;
using Xunit;

namespace MassGen.Sandbox.Tests.Commands;

public sealed class CommandVerdictTests
{
    private const string NotFound = "timeout: failed to run command 'x': No such file or directory\n";

    [Theory]
    [InlineData('E', 0, false, "", CommandEnd.Exited)]
    [InlineData('E', 124, false, "", CommandEnd.Exited)]
    [InlineData('E', 137, false, "", CommandEnd.Exited)]
    [InlineData('E', 137, true, "", CommandEnd.OutOfMemory)]
    [InlineData('E', 1, true, "", CommandEnd.Exited)]
    [InlineData('E', 127, false, NotFound, CommandEnd.NotStarted)]
    [InlineData('E', 127, false, "mine\n" + NotFound, CommandEnd.Exited)]
    [InlineData('E', 3, false, NotFound, CommandEnd.Exited)]
    [InlineData('T', 124, false, "", CommandEnd.TimedOut)]
    [InlineData('T', 137, false, "", CommandEnd.TimedOut)]
    [InlineData('D', 0, false, "", CommandEnd.NotStarted)]
    public void A_report_decides(char end, int code, bool memory, string stderr, CommandEnd expected)
    {
        var report = new SupervisorReport((SupervisorEnd)end, code, memory, IsClean: true);
        var result = CommandVerdict.Judge(WaitEnd.OutputEnded, report, null, SandboxCommand.Shell("x"), stderr);
        Assert.Equal((expected, expected == CommandEnd.Exited ? code : null), (result.Ended, result.ExitCode));
    }

    [Theory]
    [InlineData(WaitEnd.OutputEnded, null, CommandEnd.Killed)]
    [InlineData(WaitEnd.OutputEnded, "no such image", CommandEnd.NotStarted)]
    [InlineData(WaitEnd.Deadline, null, CommandEnd.TimedOut)]
    [InlineData(WaitEnd.OutputLimit, null, CommandEnd.OutputLimit)]
    [InlineData(WaitEnd.DiskLimit, null, CommandEnd.DiskLimit)]
    [InlineData(WaitEnd.SandboxLost, null, CommandEnd.SandboxLost)]
    public void Without_a_report_the_wait_decides(object wait, string? notStarted, CommandEnd expected) =>
        Assert.Equal(expected, CommandVerdict.Judge((WaitEnd)wait, null, notStarted, SandboxCommand.Shell("x"), "").Ended);

    [Fact]
    public void A_command_that_failed_because_there_is_no_room_is_told_so()
    {
        var report = new SupervisorReport(SupervisorEnd.Exited, 1, HasKilledForMemory: false, IsClean: true) { IsFull = true };
        var result = CommandVerdict.Judge(WaitEnd.OutputEnded, report, null, SandboxCommand.Shell("x"), "");
        Assert.Equal((CommandEnd.Exited, 1), (result.Ended, result.ExitCode));
        Assert.Contains("is full", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/workspace/")]
    [InlineData("/workspace", "/workspace")]
    [InlineData("a/./b/../c", "/workspace/a/c")]
    [InlineData("..", null)]
    [InlineData("/", null)]
    [InlineData("/workspacex", null)]
    [InlineData("../../..", null)]
    [InlineData("a\0b", null)]
    public void Folders_are_resolved_below_the_workspace(string folder, string? expected) =>
        Assert.Equal(expected?.TrimEnd('/'), CommandRules.ResolveFolder(folder));

    [Fact]
    public void A_command_cannot_ask_for_no_limit()
    {
        var command = SandboxCommand.Shell("x");
        Assert.Null(CommandRules.Fault(command));
        foreach (var timeout in new[] { TimeSpan.Zero, Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
            Assert.NotNull(CommandRules.Fault(command with { Timeout = timeout }));
        Assert.NotNull(CommandRules.Fault(command with { Arguments = [] }));
        Assert.NotNull(CommandRules.Fault(command with { Arguments = ["a\0b"] }));
    }
}
