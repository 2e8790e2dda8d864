using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>What a right configuration asks for and cannot have here. It can be known before anything starts.</summary>
public static class StartCheck
{
    /// <summary>Looks through a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>Errors where an agent cannot run, warnings where the run goes on without something; with the place of each.</returns>
    public static IReadOnlyList<Diagnostic> Of(MassGenConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return [.. Backends(config), .. LiveSearch(config), .. Memory(config), .. Dspy(config)];
    }

    private static IEnumerable<Diagnostic> Backends(MassGenConfig config) => config.Agents.Select((agent, index) => agent.Backend.Type switch
    {
        "ag2" => Error(
            "MG1030", "'ag2' needs the Python AG2 framework, which this library does not host.", agent, PathOf(config, index),
            $"Use one of: {string.Join(", ", BackendType.Names.Except(["ag2", "inference", "claude_code"]))}."),
        "inference" => Error("MG1031", "'inference' names no server.", agent, PathOf(config, index), "Use 'vllm' or 'sglang', or 'chatcompletion' with base_url."),
        "claude_code" => Error("MG1032", "'claude_code' needs the Claude Code program, which this library does not drive.", agent, PathOf(config, index), "Use type 'claude'."),
        _ => null,
    }).OfType<Diagnostic>();

    // xAI answers it with an error; told before anything is sent, and where it stands.
    private static IEnumerable<Diagnostic> LiveSearch(MassGenConfig config) => config.Agents
        .Select((agent, index) => (agent, index, field: agent.Backend.Type == "grok" ? FieldOf(agent.Backend, "search_parameters") : null))
        .Where(one => one.field is not null)
        .Select(one => new Diagnostic(
            "MG1036", Severity.Error, "xAI removed Live Search: it answers 'search_parameters' with an error (HTTP 410).", one.field!.KeyPosition,
            $"{PathOf(config, one.index)}.{AgentKeys.Backend.Name}", "Remove it and write 'enable_web_search: true', or 'server_tools: [web_search, x_search]'."));

    private static YamlEntry? FieldOf(BackendConfig backend, string name) => backend.Extra
        .SelectMany(entry => entry.Key == RequestKeys.ExtraBody.Name && entry.Value is YamlMap body ? body.Entries : [entry]).FirstOrDefault(entry => entry.Key == name);

    private static Diagnostic Error(string code, string message, AgentConfig agent, string path, string advice) => new(
        code, Severity.Error, message, agent.Backend.Position, $"{path}.{AgentKeys.Backend.Name}.{BackendKeys.Type.Name}", advice);

    private static string PathOf(MassGenConfig config, int index) =>
        config.Document.Find(RootKeys.Agents.Name) is null ? RootKeys.Agent.Name : $"{RootKeys.Agents.Name}[{index}]";

    // Agents share what the top of the file says; it is told once.
    private static IEnumerable<Diagnostic> Memory(MassGenConfig config) => config.Agents
        .Where(agent => agent.Memory is { IsEnabled: true, PersistentPosition: not null }).DistinctBy(agent => agent.Memory.PersistentPosition)
        .Select(agent => new Diagnostic(
            "MG1033", Severity.Warning, $"memory.persistent_memory: no Qdrant at {agent.Memory.PersistentServer} is used; continuing with conversation memory only.",
            agent.Memory.PersistentPosition, $"{RootKeys.Memory.Name}.{MemoryKeys.Persistent.Name}"));

    private static IEnumerable<Diagnostic> Dspy(MassGenConfig config)
    {
        var orchestrator = new ConfigMap(config.Document, "").Under(RootKeys.Orchestrator);
        if (orchestrator?.Under(OrchestratorKeys.Dspy) is { } dspy && dspy.Read(DspyKeys.Enabled) == true)
        {
            yield return new Diagnostic(
                "MG1034", Severity.Warning, "orchestrator.dspy: paraphrasing is not available; all agents get the original question.",
                dspy.PositionOf(DspyKeys.Enabled), dspy.Path);
        }
    }
}
