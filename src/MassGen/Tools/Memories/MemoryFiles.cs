using System.Text.Json.Nodes;
using MassGen.Agents;
using MassGen.Events;
using Microsoft.Extensions.AI;
using static MassGen.Tools.ToolAnswer;

namespace MassGen.Tools;

/// <summary>
/// What an agent writes down for itself, as Markdown files in <c>memory/short_term</c> and <c>memory/long_term</c> of its workspace, with
/// the tools <c>save_memory</c>, <c>load_memory</c>, <c>list_memories</c> and <c>remove_memory</c>. Its instructions hold the short-term
/// memories, as far as they fit, and the names of the others, as they are at the beginning of each turn.
/// </summary>
public sealed class MemoryFiles : IAgentEnvironment
{
    private static readonly ToolParameter MemoryName = new("name", "The memory's name.");

    private readonly MemoryStore _store;
    private readonly IReadOnlyList<AIFunction> _tools;
    private IReadOnlyList<Memory> _memories = [];

    /// <summary>The memories of an agent.</summary>
    /// <param name="context">The run around the agent.</param>
    /// <param name="files">The agent's workspace.</param>
    public MemoryFiles(AgentEnvironmentContext context, IWorkspaceFiles files)
    {
        _store = new MemoryStore(files, context);
        _tools = [Save(), Load(), ListAll(), Remove()];
    }

    /// <inheritdoc/>
    public string? Instructions(AgentStage stage) => MemoryInstructions.Of(_memories);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        _memories = await _store.ReadAsync(cancellationToken).ConfigureAwait(false);
        return _tools;
    }

    /// <inheritdoc/>
    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public void Publish(string answerId)
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private CheckedTool Save() => new(
        "save_memory",
        "Writes a memory down; one of the same name is replaced.",
        [
            new ToolParameter("name", "A short name: small letters, digits, '-' and '_'."),
            new ToolParameter("description", $"What it is about, in one line of at most {Memory.LongestDescription} characters."),
            new ToolParameter("content", "The memory itself, as Markdown."),
            new ToolParameter("tier", "short_term stands in your instructions from your next turn on, long_term is loaded when needed.") { Words = MemoryTier.All },
        ],
        async (arguments, token) =>
        {
            var memory = new Memory(
                arguments.Text("name"), arguments.Text("tier"), arguments.Text("description").ReplaceLineEndings(" ").Trim(), arguments.Text("content").Trim());
            var known = await _store.ReadAsync(token).ConfigureAwait(false);
            if (MemoryFaults.In(memory, known) is { } fault)
            {
                return Fault(fault);
            }

            var replaced = known.Where(other => other.Name == memory.Name).ToList();
            await _store.SaveAsync(memory, replaced, token).ConfigureAwait(false);
            return Of(Part("name", memory.Name), Part("file", memory.Path), Part("replaced", replaced.Count > 0));
        });

    private CheckedTool Load() => new(
        "load_memory",
        "Reads a memory.",
        [MemoryName],
        async (arguments, token) =>
        {
            var (name, known) = (arguments.Text("name"), await _store.ReadAsync(token).ConfigureAwait(false));
            return known.FirstOrDefault(memory => memory.Name == name) is { } found ? Of([.. Facts(found), .. Content(found.Content)]) : Fault(MemoryFaults.Unknown(name, known));
        });

    private CheckedTool ListAll() => new(
        "list_memories",
        "Shows the names and descriptions of all memories.",
        [],
        async (_, token) =>
        {
            var known = await _store.ReadAsync(token).ConfigureAwait(false);
            return Of(Part("memories", List(known.Select(memory => (JsonNode?)new JsonObject(Facts(memory))))));
        });

    private CheckedTool Remove() => new(
        "remove_memory",
        "Removes a memory for good.",
        [MemoryName],
        async (arguments, token) =>
        {
            var name = arguments.Text("name");
            return Memory.IsName(name) && await _store.RemoveAsync(name, token).ConfigureAwait(false)
                ? Of(Part("removed", name))
                : Fault(MemoryFaults.Unknown(name, await _store.ReadAsync(token).ConfigureAwait(false)));
        });

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Facts(Memory memory) =>
        [Part("name", memory.Name), Part("tier", memory.Tier), Part("description", memory.Description)];
}
