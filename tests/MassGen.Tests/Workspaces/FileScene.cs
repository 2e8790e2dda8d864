using System.Text.Json;
using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Testing;
using MassGen.Workspaces;
using Microsoft.Extensions.AI;

namespace MassGen.Tests.Workspaces;

/// <summary>An agent with files in a folder of the test's own: a run below <c>run</c>, and whatever the test puts beside it.</summary>
internal sealed class FileScene : IDisposable
{
    private readonly TempFolder _folder = new();

    public FileScene() => Store = new WorkspaceStore(Host("run"));

    public WorkspaceStore Store { get; }

    public List<RunEvent> Events { get; } = [];

    public string Host(string path) => Path.Combine(_folder.Path, path);

    public string Write(string path, string content = "x") => _folder.Write(path, content);

    public ContextPaths Contexts(params (string Path, bool MayWrite, string[] Protected)[] written) => ContextPaths.Resolve(
        [.. written.Select(path => new ContextPathConfig(path.Path, new SourcePosition(new SourceText("agents.yaml", "x"), 1, 1))
        {
            MayWrite = path.MayWrite,
            ProtectedPaths = path.Protected,
        })],
        _folder.Path, index => $"orchestrator.context_paths[{index}]");

    public FileAgent Agent(string id = "ada", ContextPaths? contexts = null, Func<AgentFilesSettings, AgentFilesSettings>? with = null)
    {
        var settings = new AgentFilesSettings { Agent = id, Store = Store, Emit = Events.Add, ContextPaths = contexts?.Paths ?? [] };
        return new FileAgent(new AgentFiles(with is null ? settings : with(settings)));
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Calls an agent's file tools as a turn would.</summary>
internal sealed class FileAgent(AgentFiles files)
{
    public AgentFiles Files => files;

    /// <summary>The tool's answer, or "Error: " and the reason.</summary>
    public Task<string> CallAsync(string tool, object arguments) => CallAsync(tool, arguments, AgentStage.Coordination);

    public Task<string> PresentAsync(string tool, object arguments) => CallAsync(tool, arguments, AgentStage.Presentation);

    public async Task AnswerAsync(string id)
    {
        await files.CaptureAsync(default);
        files.Publish(id);
    }

    public Task SeeAsync(params (string Name, string AnswerId)[] answers) => files.ShowAsync(
        new AnswerView(1, [.. answers.Select(answer => new ShownAnswer(answer.Name, answer.AnswerId, ""))], true), default).AsTask();

    private async Task<string> CallAsync(string name, object arguments, AgentStage stage)
    {
        var tools = await files.OpenAsync(stage, default);
        var json = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value.Clone());
        try
        {
            return (await tools.Single(tool => tool.Name == name).InvokeAsync(new AIFunctionArguments(json)))?.ToString() ?? "";
        }
        catch (Exception refused) when (refused is not InvalidOperationException)
        {
            return "Error: " + refused.Message;
        }
    }
}
