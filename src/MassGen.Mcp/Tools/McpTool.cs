using System.Text.Json;
using MassGen.Agents;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>A server's tool as a model sees it: a prefixed name, the server's description and schema.</summary>
internal sealed class McpTool(ServerConnection connection, Tool tool) : AIFunction
{
    // A tool that does not say that it only reads is taken for one that changes something.
    private readonly Dictionary<string, object?> _properties =
        tool.Annotations?.ReadOnlyHint == true ? [] : new() { [ToolEffects.Key] = true };

    public override string Name { get; } = ToolNames.Prefixed(connection.Config.Name, tool.Name);

    public override string Description => tool.Description ?? tool.Title ?? "";

    public override JsonElement JsonSchema => tool.InputSchema;

    public override IReadOnlyDictionary<string, object?> AdditionalProperties => _properties;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var result = await connection.CallAsync(tool.Name, arguments, cancellationToken).ConfigureAwait(false);
        var text = ToolResultText.Of(result);
        return result.IsError == true ? throw new McpToolException(text.Length == 0 ? "The tool failed and did not say why." : text) : text;
    }
}
