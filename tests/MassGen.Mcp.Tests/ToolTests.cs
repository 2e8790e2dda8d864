using System.Text;
using MassGen.Agents;
using MassGen.Events;
using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>What a model gets of a server that works.</summary>
public sealed class ToolTests
{
    [Fact]
    public async Task Tools_have_prefixed_names_and_the_servers_descriptions_and_schemas()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        var echo = rig.Tool("echo");
        Assert.Equal("Says it again.", echo.Description);
        Assert.Equal("What to say.", echo.JsonSchema.GetProperty("properties").GetProperty("text").GetProperty("description").GetString());
        Assert.Equal("hello", await rig.CallAsync("echo", ("text", "hello")));
    }

    [Fact]
    public async Task Connecting_is_told_with_the_tools()
    {
        await using var rig = await new Rig(Rig.Test() with { AllowedTools = ["echo", "mcp__test__add"] }).OpenAsync();
        var connected = Assert.IsType<McpConnected>(Assert.Single(rig.Events));
        Assert.Equal(("ada", "test", "stdio"), (connected.Agent, connected.Server, connected.Transport));
        Assert.Equal(["mcp__test__add", "mcp__test__echo"], connected.Tools.Order());
        Assert.Equal(connected.Tools, rig.Tools.Select(tool => tool.Name));
        Assert.True(connected.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_tool_that_only_reads_has_no_effects_outside()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        Assert.False(ToolEffects.AreOutside(rig.Tool("look")));
        Assert.True(ToolEffects.AreOutside(rig.Tool("echo")));
    }

    [Fact]
    public async Task What_is_no_text_is_named()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        string[] lines =
        [
            "see", "[image, image/png, 1000 bytes]", "[link to resource, file:///a.txt, text/plain, 12 bytes]",
            "[resource, file:///b.txt]", "inside",
        ];
        Assert.Equal(string.Join("\n", lines), await rig.CallAsync("media"));
        Assert.Equal("""{"city":"Zürich","degrees":21}""", await rig.CallAsync("structured"));
    }

    [Fact]
    public async Task A_tool_that_fails_fails_with_the_servers_words()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        Assert.Equal("no such city", (await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("fail"))).Message);
        var refused = await Assert.ThrowsAsync<McpToolException>(() => rig.CallAsync("add", ("a", "no number"), ("b", 1)));
        Assert.DoesNotContain("remote", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_result_is_cut_with_a_note()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        var whole = await rig.CallAsync("huge", ("bytes", 256 * 1024));
        Assert.Equal(256 * 1024, whole.Length);
        var cut = await rig.CallAsync("huge", ("bytes", 3_000_000));
        Assert.EndsWith("\n[2737856 more bytes left out: a result may have 256 KiB]", cut, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(cut), 256 * 1024, (256 * 1024) + 100);
    }

    [Fact]
    public async Task Any_letter_passes_in_both_directions()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        const string Odd = "Grüße, 世界 🎉 \u2028 \"quoted\" \\ \t \r\n end";
        Assert.Equal(Odd, await rig.CallAsync("echo", ("text", Odd)));
    }

    [Fact]
    public async Task A_hundred_tools_are_a_hundred_tools()
    {
        await using var rig = await new Rig(Rig.Test("many")).OpenAsync();
        Assert.Equal(100, rig.Tools.Count(tool => tool.Name.StartsWith("mcp__test__tool_", StringComparison.Ordinal)));
        Assert.Equal("done", await rig.CallAsync("tool_100"));
    }

    [Fact]
    public async Task Calls_at_the_same_time_get_their_own_answers()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        var texts = Enumerable.Range(0, 50).Select(number => $"text {number}").ToList();
        Assert.Equal(texts, await Task.WhenAll(texts.Select(text => rig.CallAsync("echo", ("text", text)))));
    }

    [Fact]
    public async Task Tools_that_no_model_could_call_are_left_out_with_a_reason()
    {
        await using var rig = await new Rig(Rig.Test() with { Name = new string('s', 80) }).OpenAsync();
        Assert.All(rig.Warnings, warning => Assert.Equal(McpCodes.ToolSkipped, warning.Code));
        Assert.Single(rig.Warnings, warning => warning.Message.Contains("'status' of the MCP server 'sss", StringComparison.Ordinal));
        Assert.Single(rig.Warnings, warning => warning.Message.Contains("would have 207 characters", StringComparison.Ordinal));
        Assert.Equal("dotted", await rig.Tools.Single(tool => tool.Name.EndsWith("with_dot", StringComparison.Ordinal)).InvokeAsync());
        await rig.OpenAsync();
        Assert.Equal(2, rig.Warnings.Count());
    }

    [Fact]
    public async Task A_new_tool_is_there_at_the_next_turn()
    {
        await using var rig = await new Rig(Rig.Test()).OpenAsync();
        await rig.CallAsync("grow");
        Assert.DoesNotContain(rig.Tools, tool => tool.Name == "mcp__test__grown");
        await rig.OpenAsync();
        Assert.Equal("I am new", await rig.CallAsync("grown"));
    }
}
