using System.Diagnostics;
using MassGen.Events;
using MassGen.Testing;
using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>What becomes of an agent whose servers are in trouble.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task A_server_that_ends_at_once_is_told_once_with_its_last_words_and_without_secrets()
    {
        var server = Rig.Test("dies") with { Environment = new Dictionary<string, string> { ["SERVER_TOKEN"] = "s3cr3t-value" } };
        await using var rig = await new Rig(server, Rig.Test() with { Name = "other" }).OpenAsync();
        await rig.OpenAsync();
        var warning = Assert.Single(rig.Warnings, warning => warning.Code == McpCodes.NotConnected);
        Assert.Equal(
            "The agent goes on without the MCP server 'test' (team.yaml:7:3): it ended with exit code 3. It wrote: I was given ***", warning.Message);
        Assert.Contains(rig.Tools, tool => tool.Name == "mcp__other__echo");
    }

    [Fact]
    public async Task A_server_that_ends_the_first_time_is_tried_again()
    {
        using var folder = new TempFolder();
        await using var rig = await new Rig(Rig.Test("dies-once=" + Path.Combine(folder.Path, "mark"))).OpenAsync();
        Assert.Equal("hello", await rig.CallAsync("echo", ("text", "hello")));
        Assert.DoesNotContain(rig.Warnings, warning => warning.Code == McpCodes.NotConnected);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named_and_not_tried_again()
    {
        var clock = Stopwatch.StartNew();
        await using var rig = await new Rig(Rig.Program("gone", "no-such-program"), Rig.Program("text", "/etc/passwd")).OpenAsync();
        Assert.Empty(rig.Tools);
        Assert.Equal(["no program 'no-such-program' on PATH", "'/etc/passwd' is no program"], rig.Warnings.Select(
            warning => new[] { "no program 'no-such-program' on PATH", "'/etc/passwd' is no program" }
                .Single(part => warning.Message.Contains(part, StringComparison.Ordinal))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_three_times_thirty_seconds()
    {
        var time = new ManualTime();
        await using var rig = new Rig(time, _ => null, Rig.Test("silent"));
        var open = rig.OpenAsync();
        while (!open.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(open, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }

        await open;
        Assert.Contains("it did not answer within 30 seconds", Assert.Single(rig.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_bear_any_message_before_initialize_works_all_the_same()
    {
        const string Touchy = """
            IFS= read -r first
            case $first in *'"initialize"'*) ;; *) exit 1 ;; esac
            { printf '%s\n' "$first"; cat; } | sh "$0"
            """;
        var script = Path.Combine(Rig.Repository, "examples/mcp-weather/files/weather.sh");
        await using var rig = await new Rig(Rig.Program("test", "sh", "-c", Touchy, script)).OpenAsync();
        Assert.Equal("Oslo: 9 °C, clear sky.", await rig.CallAsync("get_weather", ("city", "Oslo")));
        Assert.Empty(rig.Warnings);
    }

    [Fact]
    public async Task A_result_with_half_a_letter_is_told_to_the_model_and_the_server_goes_on()
    {
        var script = Path.Combine(Rig.Repository, "examples/mcp-weather/files/weather.sh");
        await using var rig = await new Rig(Rig.Program("test", "sh", "-c", """sh "$0" | sed -u 's/Oslo:/\\ud83d:/'""", script)).OpenAsync();
        var failure = await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("get_weather", ("city", "Oslo")));
        Assert.Contains("half a letter", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Paris:", await rig.CallAsync("get_weather", ("city", "Paris")), StringComparison.Ordinal);
        Assert.Empty(rig.Warnings);
    }

    [Fact]
    public async Task Garbage_and_a_flood_before_the_first_message_do_no_harm()
    {
        await using var rig = await new Rig(Rig.Test("garbage", "flood")).OpenAsync();
        Assert.Equal("hello", await rig.CallAsync("echo", ("text", "hello")));
    }

    [Fact]
    public async Task A_server_that_dies_in_a_call_is_told_once_and_started_again_at_the_next_call()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        var first = await rig.PidAsync();
        var failure = await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("die"));
        Assert.StartsWith("The server 'test' broke off before it answered.", failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(first, await rig.PidAsync());
        await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("die"));
        Assert.Contains("it ended with exit code 137", Assert.Single(rig.Warnings, w => w.Code == McpCodes.Lost).Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Events.OfType<McpConnected>().Count());
    }

    [Fact]
    public async Task A_server_that_dies_between_two_calls_is_started_again_without_an_error()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        using var process = Process.GetProcessById(await rig.PidAsync());
        process.Kill();
        await process.WaitForExitAsync();
        await rig.OpenAsync();
        Assert.Equal("hello", await rig.CallAsync("echo", ("text", "hello")));
        Assert.Single(rig.Warnings, warning => warning.Code == McpCodes.Lost);
    }

    [Fact]
    public async Task A_server_that_dies_again_and_again_is_left_alone_for_a_while()
    {
        var time = new ManualTime();
        await using var rig = await new Rig(time, _ => null, Rig.Test()).OpenAsync();
        for (var death = 0; death < 3; death++)
            await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("die"));
        var refused = await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("pid"));
        Assert.Equal("The server 'test' failed several times in a row and is left alone for 30 seconds more.", refused.Message);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await rig.PidAsync() > 0);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_cancelled_and_the_server_goes_on()
    {
        await using var rig = await new Rig(Rig.Test() with { Timeout = TimeSpan.FromSeconds(1) }).OpenAsync();
        var pid = await rig.PidAsync();
        var failure = await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("slow", ("seconds", 60)));
        Assert.Equal("It gave no answer within 1 seconds and was cancelled.", failure.Message);
        Assert.Equal("at last", await rig.CallAsync("slow", ("seconds", 0)));
        await Eventually.TrueAsync(async () => await rig.CallAsync("was_cancelled") == "true");
        Assert.Equal(pid, await rig.PidAsync());
    }

    [Fact]
    public async Task A_cancelled_call_returns_at_once_and_the_server_is_told()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        using var cancel = new CancellationTokenSource();
        var call = rig.CallAsync("slow", cancel.Token, ("seconds", 60));
        await rig.CallAsync("echo", ("text", "both are under way"));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
        await rig.CallAsync("slow", ("seconds", 0));
        await Eventually.TrueAsync(async () => await rig.CallAsync("was_cancelled") == "true");
    }

    [Fact]
    public async Task Cancelling_the_turn_while_servers_connect_leaves_no_process()
    {
        await using var rig = new Rig(Rig.Test("silent", "not-here"));
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.OpenAsync(cancel.Token));
        await Eventually.TrueAsync(() => Processes.With("TestServer.dll silent not-here") == 0);
        Assert.Empty(rig.Events);
    }
}
