using System.Diagnostics;
using System.Globalization;
using MassGen.Testing;
using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>Servers as processes of this machine.</summary>
public sealed class HostProcessTests
{
    [Fact]
    public async Task After_the_end_no_process_is_left()
    {
        var rig = await new Rig(Rig.Test()).OpenAsync();
        var server = await rig.PidAsync();
        var child = int.Parse(await rig.CallAsync("child"), CultureInfo.InvariantCulture);
        Assert.True(Processes.IsAlive(server) && Processes.IsAlive(child));
        await rig.DisposeAsync();
        await Eventually.TrueAsync(() => !Processes.IsAlive(server) && !Processes.IsAlive(child));
    }

    [Fact]
    public async Task A_server_that_does_not_mind_the_end_of_its_input_ends_all_the_same()
    {
        var mark = $"sleep 7{Environment.ProcessId}";
        var process = await StartAsync("sh", "-c", $"trap '' TERM; {mark} & {mark}");
        await Eventually.TrueAsync(() => Processes.Starting(mark) >= 2);
        await process.DisposeAsync();
        await Eventually.TrueAsync(() => Processes.Starting(mark) == 0);
        Assert.Equal("ended with exit code 137", await process.Ended);
    }

    [Fact]
    public async Task What_a_server_leaves_behind_ends_with_it()
    {
        var mark = $"sleep 8{Environment.ProcessId}";
        await using var process = await StartAsync("sh", "-c", $"({mark} &) ; exit 4");
        Assert.Equal("ended with exit code 4", await process.Ended);
        await Eventually.TrueAsync(() => Processes.Starting(mark) == 0);
        Assert.Equal(-1, process.Output.ReadByte());
    }

    [Fact]
    public async Task Who_left_a_server_for_good_does_not_hold_up_its_end()
    {
        var mark = $"sleep 9{Environment.ProcessId}";
        var process = await StartAsync("sh", "-c", $"setsid {mark} & echo $! && cat");
        using var left = Process.GetProcessById(int.Parse((await new StreamReader(process.Output).ReadLineAsync())!, CultureInfo.InvariantCulture));
        await Eventually.TrueAsync(() => Processes.Starting(mark) == 1);
        await process.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(Processes.IsAlive(left.Id));
        left.Kill();
    }

    [Fact]
    public async Task A_server_ends_when_its_owner_is_killed()
    {
        var mark = $"sleep 6{Environment.ProcessId}";
        using var owner = Process.Start(new ProcessStartInfo("sleep", ["1000"]))!;
        var guard = new HostProcessLauncher(TimeProvider.System, owner.Id);
        await using var process = await guard.StartAsync(new("test", ["sh", "-c", mark], new Dictionary<string, string>(), null), default);
        await Eventually.TrueAsync(() => Processes.Starting(mark) > 0);
        owner.Kill();
        await owner.WaitForExitAsync();
        await process.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => Processes.Starting(mark) == 0);
    }

    [Fact]
    public async Task A_server_gets_a_minimal_environment_and_what_it_is_given()
    {
        Environment.SetEnvironmentVariable("MASSGEN_TEST_API_KEY", "host-secret");
        var server = Rig.Test("needs-env") with { Environment = new Dictionary<string, string> { ["SERVER_TOKEN"] = "given" } };
        await using var rig = await new Rig(server).OpenAsync();
        var names = (await rig.CallAsync("environment")).Split('\n');
        Assert.Contains("PATH", names);
        Assert.DoesNotContain("MASSGEN_TEST_API_KEY", names);
        Assert.Equal("given", await rig.CallAsync("token"));
    }

    [Fact]
    public async Task The_last_of_a_flood_is_kept()
    {
        await using var process = await StartAsync("sh", "-c", "seq 1 500000 >&2; echo last >&2");
        await process.Ended;
        await process.DisposeAsync();
        Assert.EndsWith("500000\nlast\n", process.ErrorTail, StringComparison.Ordinal);
        Assert.InRange(process.ErrorTail.Length, 1000, 4096);
    }

    [Fact]
    public async Task A_missing_folder_is_told()
    {
        var launcher = new HostProcessLauncher(TimeProvider.System);
        using var folder = new TempFolder();
        var program = new McpProgram("test", ["pwd"], new Dictionary<string, string>(), folder.Path);
        await using (var process = await launcher.StartAsync(program, default))
        {
            Assert.Equal(folder.Path, await new StreamReader(process.Output).ReadLineAsync());
        }

        var failure = await Assert.ThrowsAsync<McpServerException>(() => launcher.StartAsync(program with { WorkingDirectory = "/no/such" }, default));
        Assert.Contains("'/no/such'", failure.Message, StringComparison.Ordinal);
    }

    private static Task<IMcpProcess> StartAsync(params string[] command) =>
        new HostProcessLauncher(TimeProvider.System).StartAsync(new("test", command, new Dictionary<string, string>(), null), default);
}
