using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Coordination;
using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Providers;
using MassGen.Runs;
using MassGen.Yaml;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Composition;

/// <summary>Makes a run of a configuration: the one place where configuration, providers and sandboxes meet.</summary>
public static partial class RunComposer
{
    /// <summary>What keeps a right configuration from being run here, each with its place: backends and context paths that are not there.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="baseDirectory">The folder that relative paths begin at.</param>
    public static IReadOnlyList<Diagnostic> Missing(MassGenConfig config, string baseDirectory) =>
    [
        .. StartCheck.Of(config).Where(fault => fault.Severity == Severity.Error),
        .. config.Agents.SelectMany(agent => EnvironmentComposer.ContextsOf(config, agent, baseDirectory).Diagnostics)
            .Where(fault => fault.Severity == Severity.Error).Distinct(),
        .. ShellGrants.Faults(config, baseDirectory),
        .. ComputerToolCheck.Of(config).Where(fault => fault.Severity == Severity.Error),
    ];

    /// <summary>The endpoint an agent's configuration names.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="run">What tells this run from others.</param>
    public static ModelEndpoint EndpointOf(AgentConfig agent, string run)
    {
        var backend = agent.Backend;
        var endpoint = new ModelEndpoint(
            backend.Type, ModelOf(backend), KeyOf(backend), backend.BaseUrl, $"{run}-{agent.Id}",
            new ChatParameters
            {
                Temperature = (float?)backend.Temperature,
                TopP = (float?)backend.TopP,
                MaxOutputTokens = backend.MaxTokens,
                Seed = backend.Seed,
                Extra = ExtraOf(backend),
            },
            agent.Id)
        {
            ServerTools = backend.ServerTools,
            ApiVersion = backend.ApiVersion,
        };
        return EndpointFacts.Apply(endpoint, backend);
    }

    // A type that has no default is refused by the check of the configuration when it names no model.
    private static string ModelOf(BackendConfig backend) => backend.Model ?? Backend.Find(backend.Type)?.DefaultModel ?? "";

    /// <summary>The variables that an <c>api_key</c> names, as they are written; never the key itself.</summary>
    internal static string VariablesIn(string key) => string.Join(", ", Variable().Matches(key).Select(match => match.Value)) is { Length: > 0 } names ? names : "empty";

    // What a name that is not set leaves is nothing, and the missing key is then reported as such.
    private static string? KeyOf(BackendConfig backend) => backend.ApiKey is { } written
        ? Variable().Replace(written, match => Environment.GetEnvironmentVariable(match.Groups[1].Value) ?? "")
        : null;

    // extra_body is a map of such fields itself: that is how OpenAI's Python client names them.
    private static Dictionary<string, JsonNode?> ExtraOf(BackendConfig backend)
    {
        var fields = new Dictionary<string, JsonNode?>();
        foreach (var entry in backend.Extra.SelectMany(entry => entry is { Key: "extra_body", Value: YamlMap body } ? body.Entries : [entry]))
        {
            fields[entry.Key] = YamlJson.Node(entry.Value);
        }

        return fields;
    }

    // As in mcp_servers.
    [GeneratedRegex(@"\$\{([A-Z_][A-Z0-9_]*)\}")]
    private static partial Regex Variable();

    /// <summary>The agent a configuration describes.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="client">Makes the client of its model with a pipeline that tells of retries and of settings that are not sent.</param>
    /// <param name="environments">Puts together what it has around it.</param>
    public static Agent AgentOf(AgentConfig agent, Func<ChatPipeline, IChatClient> client, EnvironmentComposer environments)
    {
        var news = new PipelineNews(agent.Id);
        return new Agent
        {
            Id = agent.Id,
            Backend = agent.Backend.Type,
            Model = ModelOf(agent.Backend),
            SystemMessage = agent.SystemMessage,
            Client = client(news.Pipeline),
            Memory = agent.Memory,
            Address = agent.Backend.BaseUrl,
            MaxOutputTokens = agent.Backend.MaxTokens,
            ContextWindow = ModelFacts.ContextOf(agent.Backend, ModelOf(agent.Backend)),
            Environment = run =>
            {
                news.TellTo(run.Emit);
                return environments.Compose(agent, run);
            },
        };
    }

    /// <summary>The plan of a run.</summary>
    public static RunPlan Plan(MassGenConfig config, string question, IReadOnlyList<Agent> agents)
    {
        var orchestrator = config.Orchestrator;
        var plan = new RunPlan { Question = question, Agents = agents, Budget = config.Budget };
        return plan with
        {
            Timeout = config.Timeout ?? plan.Timeout,
            Warnings = [.. StartCheck.Of(config).Concat(ComputerToolCheck.Of(config)).Where(fault => fault.Severity == Severity.Warning)
                .Select(fault => new RunWarning { Code = fault.Code, Message = $"{fault.Position}: {fault.Message}" })],
            VotingSensitivity = orchestrator.VotingSensitivity,
            PlanningInstruction = orchestrator.Coordination.PlanningInstruction,
            DebugFinalAnswer = orchestrator.DebugFinalAnswer,
            Rules = new CoordinationRules
            {
                MostAnswersPerAgent = orchestrator.MostAnswersPerAgent ?? plan.Rules.MostAnswersPerAgent,
                AnswerNovelty = orchestrator.AnswerNovelty,
                SkipsCoordination = orchestrator.SkipCoordination,
                PlansFirst = orchestrator.Coordination.PlanningMode,
                MostRestarts = orchestrator.Coordination.MostRestarts,
            },
        };
    }
}
