using MassGen.Configuration;
using MassGen.Events;
using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>Servers over streamable HTTP, through a socket.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task Tools_work_as_they_do_over_streams()
    {
        await using var server = await TestHttpServer.StartAsync();
        await using var rig = await new Rig(server.Config).OpenAsync();
        Assert.Equal("streamable-http", Assert.Single(rig.Events.OfType<McpConnected>()).Transport);
        Assert.Equal("Grüße 🎉", await rig.CallAsync("echo", ("text", "Grüße 🎉")));
        Assert.Equal("no such city", (await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("fail"))).Message);
        var texts = Enumerable.Range(0, 20).Select(number => $"text {number}").ToList();
        Assert.Equal(texts, await Task.WhenAll(texts.Select(text => rig.CallAsync("echo", ("text", text)))));
    }

    [Fact]
    public async Task Headers_are_resolved_and_never_shown()
    {
        await using var server = await TestHttpServer.StartAsync("key=Bearer open-sesame");
        var config = server.Config with { Headers = new Dictionary<string, string> { ["X-Key"] = "Bearer ${DOOR_KEY}" } };
        await using var right = await new Rig(TimeProvider.System, _ => "open-sesame", config).OpenAsync();
        Assert.Equal("hello", await right.CallAsync("echo", ("text", "hello")));
        await using var wrong = await new Rig(TimeProvider.System, _ => "wrong\nopen-sesame", config).OpenAsync();
        Assert.DoesNotContain("sesame", Assert.Single(wrong.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(307), InlineData(308)]
    public async Task A_server_that_sends_on_to_a_path_of_its_own_is_followed(int status)
    {
        await using var server = await TestHttpServer.StartAsync("key=open-sesame");
        var config = server.Config with { Url = new(server.Config.Url!, $"/moved/{status}?to=/mcp"), Headers = new Dictionary<string, string> { ["X-Key"] = "open-sesame" } };
        await using var rig = await new Rig(config).OpenAsync();
        Assert.Equal("hello", await rig.CallAsync("echo", ("text", "hello")));
    }

    [Theory]
    [InlineData(307, "http://localhost:9/mcp", "it sends on to http://localhost:9, another server, which is not followed; if that is right, write its address as 'url'")]
    [InlineData(301, "/mcp", "it answers 301 and sends on to http://127.0.0.1:<port>/mcp; write that address as 'url'")]
    [InlineData(307, "%23", "it sent on 5 times, the last time to http://127.0.0.1:<port>/moved/307")]
    public async Task A_server_that_sends_elsewhere_is_told_and_gets_no_key_there(int status, string to, string words)
    {
        await using var server = await TestHttpServer.StartAsync();
        var url = new Uri(server.Config.Url!, $"/moved/{status}?to={to}");
        var config = server.Config with { Url = url, Headers = new Dictionary<string, string> { ["X-Key"] = "open-sesame" } };
        await using var rig = await new Rig(config).OpenAsync();
        Assert.EndsWith($"(team.yaml:7:3): {words}.", Assert.Single(rig.Warnings).Message.Replace($":{url.Port}", ":<port>", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_says_what_the_server_answered()
    {
        await using var server = await TestHttpServer.StartAsync("key=secret");
        await using var rig = await new Rig(server.Config).OpenAsync();
        Assert.Contains("401", Assert.Single(rig.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_cancelled()
    {
        await using var server = await TestHttpServer.StartAsync();
        await using var rig = await new Rig(server.Config with { Timeout = TimeSpan.FromSeconds(1) }).OpenAsync();
        await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("slow", ("seconds", 60)));
        await Eventually.TrueAsync(async () => await rig.CallAsync("was_cancelled") == "true");
        Assert.DoesNotContain(rig.Warnings, warning => warning.Code == McpCodes.Lost);
    }

    [Fact]
    public async Task A_new_tool_is_there_at_the_next_turn()
    {
        await using var server = await TestHttpServer.StartAsync();
        await using var rig = await new Rig(server.Config).OpenAsync();
        await rig.CallAsync("grow");
        await rig.OpenAsync();
        Assert.Equal("I am new", await rig.CallAsync("grown"));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_told_once()
    {
        var server = await TestHttpServer.StartAsync();
        await using var rig = await new Rig(server.Config).OpenAsync();
        await server.DisposeAsync();
        await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("echo", ("text", "anybody?")));
        var failure = await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("echo", ("text", "anybody?")));
        Assert.Equal("The server 'test' could not be started again.", failure.Message);
        Assert.Equal([McpCodes.Lost, McpCodes.NotConnected], rig.Warnings.Select(warning => warning.Code).Where(code => code != McpCodes.ToolSkipped));
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_told()
    {
        var config = new McpServerConfig("test", Rig.Test().Position) { Transport = McpTransport.StreamableHttp, Url = new("http://127.0.0.1:9/mcp") };
        await using var rig = await new Rig(config).OpenAsync();
        Assert.Contains("refused", Assert.Single(rig.Warnings).Message, StringComparison.OrdinalIgnoreCase);
    }
}
