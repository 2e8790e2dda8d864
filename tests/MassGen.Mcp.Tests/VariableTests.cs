using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>What becomes of <c>${NAME}</c>.</summary>
public sealed class VariableTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["TOKEN"] = "abcdefgh", ["BLANK"] = "  " };

    [Fact]
    public void Arguments_environment_values_and_headers_are_resolved_and_nothing_else()
    {
        var server = Rig.Program("test", "${TOKEN}", "--key=${TOKEN}-${TOKEN}", "$TOKEN ${token}") with
        {
            Environment = new Dictionary<string, string> { ["A"] = "x${TOKEN}" },
            Headers = new Dictionary<string, string> { ["B"] = "Bearer ${TOKEN}" },
            WorkingDirectory = "${TOKEN}",
        };
        var placeholders = new Placeholders(server, Variables.GetValueOrDefault);
        var program = placeholders.Program();
        Assert.Equal(["${TOKEN}", "--key=abcdefgh-abcdefgh", "$TOKEN ${token}"], program.Command);
        Assert.Equal(("xabcdefgh", "${TOKEN}"), (program.Environment["A"], program.WorkingDirectory));
        Assert.Equal("Bearer abcdefgh", placeholders.Headers()["B"]);
    }

    [Theory]
    [InlineData("MISSING")]
    [InlineData("BLANK")]
    public async Task A_variable_that_is_not_set_costs_its_server_only(string name)
    {
        var server = Rig.Test() with { Environment = new Dictionary<string, string> { ["SERVER_TOKEN"] = $"${{{name}}}" } };
        await using var rig = await new Rig(TimeProvider.System, Variables.GetValueOrDefault, server, Rig.Test() with { Name = "other" }).OpenAsync();
        var warning = Assert.Single(rig.Warnings, warning => warning.Code == McpCodes.VariableNotSet);
        Assert.Equal(
            "The agent goes on without the MCP server 'test' (team.yaml:7:3): "
            + $"the variable '{name}' in its env entry 'SERVER_TOKEN' is not set; set it before the run.",
            warning.Message);
        Assert.Contains(rig.Tools, tool => tool.Name == "mcp__other__echo");
    }

    [Fact]
    public async Task A_resolved_value_reaches_the_server()
    {
        var server = Rig.Test() with { Environment = new Dictionary<string, string> { ["SERVER_TOKEN"] = "${TOKEN}" } };
        await using var rig = await new Rig(TimeProvider.System, Variables.GetValueOrDefault, server).OpenAsync();
        Assert.Equal("abcdefgh", await rig.CallAsync("token"));
    }

    [Fact]
    public void Secrets_and_control_characters_are_taken_out_of_messages()
    {
        var secrets = new SecretText(["abcdefgh", "Bearer top-secret", "1"]);
        Assert.Equal("a *** and *** in 1 line [31m", secrets.Without("a abcdefgh and top-secret in 1 line\u001b[31m"));
        Assert.Equal(" It wrote: 3 | 4 | 5 | 6 | 7", secrets.LastLines("1\n2\n3\n4\r\n\n5\n6\n7\n"));
        Assert.Equal("", secrets.LastLines("\n \n"));
    }
}
