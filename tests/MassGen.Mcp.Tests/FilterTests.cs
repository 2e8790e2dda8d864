using Xunit;

namespace MassGen.Mcp.Tests;

public sealed class FilterTests
{
    [Theory]
    [InlineData("send", true)]
    [InlineData("mcp__chat__send", true)]
    [InlineData("mcp__other__send", false)]
    [InlineData("Send", false)]
    [InlineData("chat__send", false)]
    public void A_word_means_a_tool_by_its_own_name_or_with_its_own_servers_prefix(string word, bool matches) =>
        Assert.Equal(matches, ToolNames.Matches(word, "chat", "send"));

    [Fact]
    public void A_word_with_dots_means_the_tool_under_both_names()
    {
        Assert.True(ToolNames.Matches("mcp__chat__a.b", "chat", "a.b"));
        Assert.True(ToolNames.Matches("mcp__chat__a_b", "chat", "a.b"));
        Assert.True(ToolNames.Matches("a.b", "chat", "a.b"));
    }

    [Fact]
    public async Task Excluded_tools_are_left_out_under_either_name()
    {
        var server = Rig.Test() with { AllowedTools = ["echo", "add", "look"], ExcludedTools = ["mcp__test__add", "look"] };
        await using var rig = await new Rig(server).OpenAsync();
        Assert.Equal(["mcp__test__echo"], rig.Tools.Select(tool => tool.Name));
        Assert.Empty(rig.Warnings);
    }

    [Fact]
    public async Task A_word_that_fits_nothing_is_told_once_with_the_nearest_tool()
    {
        await using var rig = await new Rig(Rig.Test() with { AllowedTools = ["echo", "ehco", "mcp__other__echo"] }).OpenAsync();
        await rig.OpenAsync();
        Assert.Equal(
            [
                "The tool filter 'ehco' fits no tool of the MCP server 'test' (team.yaml:7:3). Did you mean 'echo'?",
                "The tool filter 'mcp__other__echo' fits no tool of the MCP server 'test' (team.yaml:7:3). Did you mean 'mcp__test__echo'?",
            ],
            rig.Warnings.Select(warning => warning.Message));
    }

    [Fact]
    public async Task A_word_for_several_servers_needs_a_tool_in_one_of_them()
    {
        var first = Rig.Test() with { AllowedTools = ["echo", "mcp__second__add"] };
        var second = Rig.Test() with { Name = "second", AllowedTools = ["echo", "mcp__second__add"], ExcludedTools = [] };
        await using var rig = await new Rig(first, second).OpenAsync();
        Assert.Equal(["mcp__test__echo", "mcp__second__echo", "mcp__second__add"], rig.Tools.Select(tool => tool.Name));
        Assert.Empty(rig.Warnings);
    }

    [Fact]
    public async Task A_server_that_could_not_be_had_leaves_its_words_open()
    {
        await using var rig = await new Rig(Rig.Program("test", "no-such-program") with { AllowedTools = ["anything"] }).OpenAsync();
        Assert.Equal([McpCodes.NotConnected], rig.Warnings.Select(warning => warning.Code));
    }
}
