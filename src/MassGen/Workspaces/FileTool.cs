using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Workspaces;

/// <summary>One tool on files. What the model did wrong and what the system refuses becomes a message without any path of the host.</summary>
internal sealed class FileTool(
    string name, string description, string properties, string[] required, AgentPlaces places, Func<FileArguments, string> run) : AIFunction
{
    public override string Name => name;

    public override string Description => description;

    public override JsonElement JsonSchema { get; } = Schema(properties, required);

    /// <summary>The server that has this tool in the Python project; filters may name it.</summary>
    public required string Server { get; init; }

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new ValueTask<object?>(run(new FileArguments(arguments)));
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new FileToolException("The system does not allow it: " + places.WithoutHostPaths(refused.Message));
        }
        catch (IOException failed)
        {
            throw new FileToolException("It could not be done: " + places.WithoutHostPaths(failed.Message));
        }
    }

    private static JsonElement Schema(string properties, string[] required)
    {
        var names = string.Join(',', required.Select(property => $"\"{property}\""));
        using var document = JsonDocument.Parse(
            $$"""{"type":"object","properties":{{properties}},"required":[{{names}}],"additionalProperties":false}""");
        return document.RootElement.Clone();
    }
}
