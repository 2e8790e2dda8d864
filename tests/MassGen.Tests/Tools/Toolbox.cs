using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Agents;
using MassGen.Events;
using Microsoft.Extensions.AI;
using Xunit;

namespace MassGen.Tests.Tools;

/// <summary>One agent's tools as a model uses them, with what the run was told meanwhile.</summary>
internal sealed class Toolbox
{
    private Toolbox(IAgentEnvironment environment, List<RunEvent> events) => (Environment, Events) = (environment, events);

    public IAgentEnvironment Environment { get; }

    public List<RunEvent> Events { get; }

    public IReadOnlyList<AIFunction> Tools { get; private set; } = [];

    public string Instructions => Environment.Instructions(AgentStage.Coordination) ?? "";

    public IReadOnlyList<RunWarning> Warnings => [.. Events.OfType<RunWarning>()];

    public static async Task<Toolbox> OpenAsync(Func<AgentEnvironmentContext, IAgentEnvironment> make)
    {
        List<RunEvent> events = [];
        var box = new Toolbox(make(new AgentEnvironmentContext("ada", "Why is the sky blue?", events.Add)), events);
        await box.TurnAsync();
        return box;
    }

    /// <summary>The agent begins another turn.</summary>
    public async Task TurnAsync() => Tools = await Environment.OpenAsync(AgentStage.Coordination, CancellationToken.None);

    /// <summary>A call with its arguments as the JSON that a model writes.</summary>
    public async Task<string> SayAsync(string tool, string arguments = "{}")
    {
        var given = JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => (object?)entry.Value);
        var result = await Tools.Single(known => known.Name == tool).InvokeAsync(new AIFunctionArguments(given));
        return result?.ToString() ?? "";
    }

    /// <summary>A call that succeeds, with its answer.</summary>
    public async Task<JsonNode> CallAsync(string tool, string arguments = "{}")
    {
        var answer = JsonNode.Parse(await SayAsync(tool, arguments))!;
        Assert.True(answer["success"]!.GetValue<bool>(), answer.ToJsonString());
        return answer;
    }

    /// <summary>A call that is refused, with the reason.</summary>
    public async Task<string> RefusedAsync(string tool, string arguments = "{}")
    {
        var answer = JsonNode.Parse(await SayAsync(tool, arguments))!;
        Assert.False(answer["success"]!.GetValue<bool>(), answer.ToJsonString());
        return answer["error"]!.GetValue<string>();
    }
}
