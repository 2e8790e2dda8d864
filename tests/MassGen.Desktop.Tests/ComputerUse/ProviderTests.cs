using System.Text.Json.Nodes;
using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Providers;
using MassGen.Providers.Scripted;
using Microsoft.Extensions.AI;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

/// <summary>The whole way for each provider: a script on the loopback address, real HTTP, the loop, a desktop in memory.</summary>
public sealed class ProviderTests
{
    private const string OpenAi = """
        agents:
          ada.computer_use:
            - say: I click and type.
              expect: [Write Hi., "<picture image/png 640×400>"]
              actions: [{action: click, button: left, x: 320, y: 200}]
            - actions: [{action: type, text: Hi}]
            - actions: [{action: fly}]
            - expect: ["This was not done: There is no action 'fly'."]
              say: Done.
        """;

    private const string Claude = """
        agents:
          ada.claude_computer_use:
            - say: I click and type.
              expect: [Write Hi., "<picture image/png 640×400>"]
              actions:
                - {action: left_click, coordinate: [320, 200]}
                - {action: type, text: Hi}
                - {action: cursor_position}
            - expect: ["X=320,Y=200"]
              actions: [{action: zoom, region: [0, 0, 10, 10]}]
            - expect: ["This was not done: There is no action 'zoom'."]
              say: Done.
        """;

    private const string Gemini = """
        agents:
          ada.gemini_computer_use:
            - say: I click and type.
              expect: [Write Hi., "<picture image/png 1280×800>"]
              actions: [{action: type_text_at, x: 500, y: 500, text: Hi, press_enter: false}]
            - expect: ["http://localhost:8000/form"]
              actions: [{action: click_at, x: 1000, y: 0}]
            - expect: ["outside the screen"]
              say: Done.
        """;

    [Theory]
    [InlineData("computer_use", "openai", OpenAi, 3)]
    [InlineData("claude_computer_use", "claude", Claude, 2)]
    [InlineData("gemini_computer_use", "gemini", Gemini, 2)]
    public async Task A_model_of_each_provider_drives_the_desktop(string tool, string backend, string script, int iterations)
    {
        await using var run = await Run.StartAsync(tool, script);

        var report = await run.AskAsync("Write Hi.");

        Assert.Empty(run.Provider.Faults);
        Assert.Empty(run.Provider.Unused());
        Assert.Equal(("completed", "Done.", iterations), ((string?)report["outcome"], (string?)report["text"], (int?)report["iterations"]));
        Assert.Equal("Hi", run.Desktop.Typed);
        Assert.Contains(run.Desktop.Actions, action => action is Click { At: { X: >= 639 and <= 641, Y: >= 399 and <= 401 } });
        Assert.Equal(backend, ComputerTool.All.Single(one => one.Name == tool).Backend);
    }

    [Theory]
    [InlineData("computer_use", "{action: click, x: 1, y: 1}", "safety-check")]
    [InlineData("claude_computer_use", "{action: left_click, coordinate: [1, 1]}", "refusal")]
    [InlineData("gemini_computer_use", "{action: click_at, x: 1, y: 1}", "confirmation")]
    public async Task What_each_provider_warns_of_stops_the_task(string tool, string action, string kind)
    {
        await using var run = await Run.StartAsync(tool, $$"""
            agents:
              ada.{{tool}}:
                - actions: [{{action}}]
                  safety: {code: require_confirmation, message: Careful.}
            """);

        var report = await run.AskAsync("Buy it.");

        Assert.Equal(("approval", false), ((string?)report["outcome"], (bool?)report["success"]));
        Assert.Equal((kind, "stopped"), run.Events.OfType<DesktopApproval>().Select(one => (one.Kind, one.Decision)).Single());
        Assert.Empty(run.Desktop.Actions);
    }

    [Theory]
    [InlineData("computer_use", "{action: click, x: 1, y: 1}", "acknowledged_safety_checks")]
    [InlineData("gemini_computer_use", "{action: click_at, x: 1, y: 1}", "safety_acknowledgement")]
    public async Task What_is_allowed_is_acknowledged_to_the_provider(string tool, string action, string field)
    {
        await using var run = await Run.StartAsync(tool, $$"""
            agents:
              ada.{{tool}}:
                - actions: [{{action}}]
                  safety: {code: require_confirmation, message: Careful.}
                - say: Done.
            """, "approval: allow");

        Assert.Equal("completed", (string?)(await run.AskAsync("Buy it."))["outcome"]);
        Assert.Contains(field, run.Provider.Exchanges[1].Request.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_refuses_the_key_is_an_outcome_in_words()
    {
        await using var run = await Run.StartAsync("computer_use", """
            agents:
              ada.computer_use:
                - fail: {status: 401, code: invalid_api_key, error: Wrong.}
            """);

        var report = await run.AskAsync("Do it.");

        Assert.Equal("model", (string?)report["outcome"]);
        Assert.StartsWith("MG4002: The provider does not accept the API key.", (string?)report["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_pictures_are_not_sent_again_and_again()
    {
        var actions = string.Concat(Enumerable.Repeat("    - actions: [{action: screenshot}]\n", 5));
        await using var run = await Run.StartAsync("claude_computer_use", $"agents:\n  ada.claude_computer_use:\n{actions}    - say: Done.\n");

        await run.AskAsync("Look.");

        var last = run.Provider.Exchanges[^1].Request.ToJsonString();
        Assert.Equal(3, last.Split("picture image/png").Length - 1);
        Assert.Equal(3, last.Split("(an earlier picture of the screen)").Length - 1);
    }

    [Fact]
    public async Task A_call_without_a_task_is_told_so()
    {
        await using var run = await Run.StartAsync("computer_use", "agents:\n  ada.computer_use:\n    - say: Never asked.\n");

        Assert.Equal("'task' is missing: say what is to be done, in a text.", (string?)(await run.AskAsync(""))["error"]);
    }

    private sealed class Run : IAsyncDisposable
    {
        private readonly AgentDesktop _desktop;
        private readonly AIFunction _tool;
        private readonly SocketsHttpHandler _edge = new() { UseProxy = false };

        private Run(string tool, ScriptedProvider provider, string preset)
        {
            Provider = provider;
            _desktop = new AgentDesktop("ada", _ => Task.FromResult<IDesktop>(Desktop), Events.Add, TimeProvider.System);
            var agent = ConfigLoader.Load(new SourceText("config.yaml", $$"""
                agents:
                  - id: ada
                    backend:
                      type: openai
                      model: gpt-4o
                      custom_tools:
                        - function: {{tool}}
                          preset_args: { screen: 1280x800, display_width: 640, display_height: 400, network: false, site: site, {{preset}} }
                """)).Config!.Agents[0];
            var tools = new ComputerTools(new AgentEnvironmentContext("ada", "?", Events.Add), _desktop, new FrameFiles(null), ReadAsync, TimeProvider.System);
            _tool = tools.Make(ComputerTools.PresetsOf(agent)[0], (name, backend, model, betas) => ModelConnectionFactory.Create(
                new ModelEndpoint(backend, model, "any", provider.BaseUrlFor($"ada.{name}"), "c", new ChatParameters(), $"ada.{name}"), _edge, null, betas));
        }

        public ScriptedProvider Provider { get; }

        public MemoryDesktop Desktop { get; } = new(new(1280, 800));

        public List<RunEvent> Events { get; } = [];

        public static async Task<Run> StartAsync(string tool, string script, string preset = "max_iterations: 9") =>
            new(tool, await ScriptedProvider.StartAsync(ModelScript.Load(new SourceText("model.yaml", script))), preset);

        public async Task<JsonNode> AskAsync(string task)
        {
            var parameter = _tool.Name == "claude_computer_use" ? "query" : "task";
            return JsonNode.Parse((string)(await _tool.InvokeAsync(new AIFunctionArguments { [parameter] = task }))!)!;
        }

        public async ValueTask DisposeAsync()
        {
            await _desktop.DisposeAsync();
            await Provider.DisposeAsync();
            _edge.Dispose();
        }

        private static Task<PageText?> ReadAsync(IDesktop desktop, TimeSpan patience, CancellationToken cancellationToken) =>
            Task.FromResult<PageText?>(new PageText("http://localhost:8000/form", "A form.", TimeSpan.FromHours(1)));
    }
}
