using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Tests.Runs;
using MassGen.Tools;
using MassGen.Yaml;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Tools;

public sealed class CustomToolsTests
{
    /// <summary>The message for a Python tool, as the guide shows it.</summary>
    internal const string UnderstandVideo =
        "team.yaml:7:11: agents[0].backend.custom_tools[0]: 'understand_video' is a Python function that understands media; register a .NET tool under that name or "
        + "serve it over MCP. The agent continues without it.";

    private static readonly AIFunction Weather = AIFunctionFactory.Create(
        (string city, string unit = "C") => $"{city}: 21 {unit}", "weather", "Tells the weather.");

    private static CustomToolConfig Config(string function) => new(function, new SourcePosition(new SourceText("team.yaml", "x"), 7, 11))
    {
        Place = "agents[0].backend.custom_tools[0]",
    };

    private static YamlMap Preset(string yaml) => (YamlMap)YamlReader.Read(new SourceText("team.yaml", yaml));

    private static Task<Toolbox> OpenAsync(params CustomToolConfig[] wanted) =>
        Toolbox.OpenAsync(run => new CustomTools(wanted, new CustomToolRegistry().Register("weather", Weather), run, "/workspace"));

    [Theory]
    [InlineData("""{"x": 2, "y": 3}""", "2 + 3 = 5")]
    [InlineData("""{"x": 2.0, "y": "-3"}""", "2 + -3 = -1")]
    [InlineData("""{"x": 9223372036854775807, "y": 1}""", "9223372036854775807 + 1 = 9223372036854775808")]
    public async Task The_sample_tool_adds_two_numbers(string arguments, string sum) =>
        Assert.Equal(sum, await (await OpenAsync(Config("two_num_tool"))).SayAsync("custom_tool__two_num_tool", arguments));

    [Theory]
    [InlineData("""{"x": 2}""", "'y' is missing. Parameters: x, y.")]
    [InlineData("""{"x": 2.5, "y": 1}""", "'x' must be a whole number.")]
    [InlineData("""{"x": 2, "y": 1, "zoom": 1}""", "There is no parameter 'zoom'. Parameters: x, y.")]
    [InlineData("""{"x": 2, "z": 1}""", "'y' is missing. Was it meant by 'z'?")]
    public async Task Wrong_numbers_are_answered_with_what_was_expected(string arguments, string reason) =>
        Assert.Equal(reason, await (await OpenAsync(Config("two_num_tool"))).RefusedAsync("custom_tool__two_num_tool", arguments));

    [Theory]
    [InlineData("massgen/tool/_basic/_two_num_tool.py")]
    [InlineData("_basic")]
    [InlineData(null)]
    public async Task The_name_decides_and_the_Python_path_has_no_effect(string? path)
    {
        var box = await OpenAsync(Config("two_num_tool") with { Path = path });

        Assert.Equal("custom_tool__two_num_tool", Assert.Single(box.Tools).Name);
        Assert.Empty(box.Warnings);
    }

    [Fact]
    public async Task The_model_sees_the_configured_name_and_description()
    {
        var box = await OpenAsync(Config("weather") with { Name = "forecast", Description = "Tells tomorrow." });

        Assert.Equal(("custom_tool__forecast", "Tells tomorrow."), (box.Tools[0].Name, box.Tools[0].Description));
        Assert.Equal("Oslo: 21 C", await box.SayAsync("custom_tool__forecast", """{"city": "Oslo"}"""));
    }

    [Fact]
    public async Task A_preset_argument_is_hidden_and_cannot_be_overridden()
    {
        var box = await OpenAsync(Config("weather") with { PresetArguments = Preset("city: Oslo") });

        Assert.DoesNotContain("city", box.Tools[0].JsonSchema.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Oslo: 21 K", await box.SayAsync("custom_tool__weather", """{"city": "Rome", "unit": "K"}"""));
    }

    [Fact]
    public async Task A_preset_argument_does_not_reach_the_conversation()
    {
        var box = await OpenAsync(Config("weather") with { PresetArguments = Preset("city: Oslo") });
        var call = new Dictionary<string, object?> { ["unit"] = "K" };

        await box.Tools[0].InvokeAsync(new AIFunctionArguments(call));

        Assert.Equal(["unit"], call.Keys);
    }

    [Fact]
    public async Task A_preset_argument_that_the_function_does_not_have_is_told_with_its_place()
    {
        var box = await OpenAsync(Config("weather") with { PresetArguments = Preset("city: Oslo\nunti: K") });

        var warning = Assert.Single(box.Warnings);
        Assert.Equal(("MG2041", "ada"), (warning.Code, warning.Agent));
        Assert.Equal("team.yaml:2:1: preset_args: 'unti' is not an argument of 'weather' and is not passed on. Did you mean 'unit'?", warning.Message);
    }

    [Fact]
    public async Task Preset_arguments_keep_their_YAML_types()
    {
        var function = AIFunctionFactory.Create((int rows, bool wide, string id, string[] names) => $"{rows} {wide} {id} {string.Join('+', names)}", "show");
        var config = Config("show") with { PresetArguments = Preset("rows: 3\nwide: yes\nid: '12'\nnames: [a, b]") };
        var box = await Toolbox.OpenAsync(run => new CustomTools([config], new CustomToolRegistry().Register("show", function), run));

        Assert.Equal("3 True 12 a+b", await box.SayAsync("custom_tool__show"));
    }

    [Fact]
    public async Task A_function_that_asks_for_the_workspace_gets_it()
    {
        var function = AIFunctionFactory.Create((string agent_cwd) => agent_cwd, "where");
        var box = await Toolbox.OpenAsync(run => new CustomTools([Config("where")], new CustomToolRegistry().Register("where", function), run, "/workspace"));

        Assert.Equal("/workspace", await box.SayAsync("custom_tool__where"));
    }

    [Fact]
    public async Task A_function_can_be_made_from_its_preset_arguments()
    {
        var registry = new CustomToolRegistry().Register(
            "greet", preset => AIFunctionFactory.Create((string name) => $"{(preset?.Find("word")?.Value as YamlScalar)?.Text} {name}", "greet"));
        var box = await Toolbox.OpenAsync(run => new CustomTools([Config("greet") with { PresetArguments = Preset("word: Hei") }], registry, run));

        Assert.Equal("Hei Ada", await box.SayAsync("custom_tool__greet", """{"name": "Ada"}"""));
        Assert.Empty(box.Warnings);
    }

    [Fact]
    public async Task A_function_that_cannot_be_made_costs_only_itself()
    {
        var registry = new CustomToolRegistry().Register("broken", AIFunction (_) => throw new FormatException("no word"));
        var box = await Toolbox.OpenAsync(run => new CustomTools([Config("broken"), Config("two_num_tool")], registry, run));

        Assert.Equal("custom_tool__two_num_tool", Assert.Single(box.Tools).Name);
        Assert.Contains("'broken' could not be made: no word", Assert.Single(box.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Python_function_is_told_once_and_the_agent_goes_on()
    {
        var box = await OpenAsync(Config("understand_video"), Config("two_num_tool"));
        await box.TurnAsync();

        var warning = Assert.Single(box.Warnings);
        Assert.Equal("MG2040", warning.Code);
        Assert.Equal(UnderstandVideo, warning.Message);
        Assert.Single(box.Tools);
    }

    [Theory]
    [InlineData("wrong_two_num_tool", "is a Python function;", "Did you mean 'two_num_tool'?")]
    [InlineData("claude_computer_use", "is a Python function for computer use;", "The agent continues without it.")]
    [InlineData("browser_automation", "is a Python function that drives a browser;", "The agent continues without it.")]
    public async Task The_message_says_what_it_is_and_what_is_near(string function, string kind, string end)
    {
        var message = Assert.Single((await OpenAsync(Config(function))).Warnings).Message;

        Assert.Contains($"'{function}' {kind}", message, StringComparison.Ordinal);
        Assert.EndsWith(end, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_tool_of_a_name_is_left_out_and_told()
    {
        var box = await OpenAsync(Config("two_num_tool"), Config("weather") with { Name = "two_num_tool" });

        Assert.Equal("Adds two whole numbers.", Assert.Single(box.Tools).Description);
        Assert.Contains("there is already a tool 'custom_tool__two_num_tool'", Assert.Single(box.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_model_can_call_is_told()
    {
        var box = await OpenAsync(Config("weather") with { Name = "the weather" });

        Assert.Empty(box.Tools);
        Assert.Contains("a model cannot call a tool 'custom_tool__the weather'", Assert.Single(box.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Custom_tools_wait_while_agents_plan_but_adding_does_not()
    {
        var box = await OpenAsync(Config("two_num_tool"), Config("weather"));

        Assert.Equal([false, true], box.Tools.Select(ToolEffects.AreOutside));
    }

    [Fact]
    public async Task A_missing_argument_is_answered_with_the_word_that_was_written_for_it() =>
        Assert.Equal(
            "'city' is missing. Was it meant by 'ciy'?",
            await (await OpenAsync(Config("weather"))).RefusedAsync("custom_tool__weather", """{"ciy": "Oslo"}"""));

    [Fact]
    public void A_name_is_registered_once() =>
        Assert.Throws<ArgumentException>(() => new CustomToolRegistry().Register("two_num_tool", Weather));

    [Fact]
    public async Task In_a_run_of_several_turns_a_missing_tool_is_told_once_and_the_others_work()
    {
        var ada = new ScriptedClient(
            Model.Uses("custom_tool__two_num_tool", ("x", 2), ("y", 3)), Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."));
        var agent = new Agent
        {
            Id = "ada", Backend = "scripted", Client = ada, Environment = run => new CustomTools([Config("crawl4ai_md"), Config("two_num_tool")], new(), run),
        };
        var events = await PlayAsync(PlanOf(agent, Agent("bob", new ScriptedClient(Model.Sensible("bob")))));

        Assert.Equal("2 + 3 = 5", Assert.Single(events.OfType<ToolFinished>()).Result);
        Assert.Equal(["MG2040"], events.OfType<RunWarning>().Select(warning => warning.Code));
        Assert.Equal(3, events.OfType<AgentStarted>().Count(started => started.Agent == "ada"));
    }
}
