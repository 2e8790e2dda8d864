using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>
/// One call of a tool, with an id of our own: the client library's way to cancel mostly forgets to tell the server, because it lets go
/// of its registration first.
/// </summary>
internal sealed class ToolCall(McpClient client, string tool, IReadOnlyDictionary<string, object?> arguments)
{
    private readonly RequestId _id = new("call-" + Guid.NewGuid().ToString("N"));

    /// <exception cref="McpException">The server refused the call, or its answer cannot be understood.</exception>
    public async Task<CallToolResult> SendAsync(CancellationToken cancellationToken)
    {
        var request = new JsonRpcRequest { Id = _id, Method = RequestMethods.ToolsCall, Params = Parameters() };
        var response = await client.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return (CallToolResult?)response.Result.Deserialize(McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)))
                ?? throw new McpException("the answer is null");
        }
        catch (JsonException failure)
        {
            throw new McpException("the answer is not what the protocol asks for", failure);
        }
        catch (InvalidOperationException failure)
        {
            // It parses, and cannot be read: '\ud83d' without what belongs to it.
            throw new McpException("the answer has half a letter in it, as a text has that was cut within one; ask for another part of it", failure);
        }
    }

    /// <summary>Tells the server that nobody waits any more.</summary>
    public async Task CancelAsync(CancellationToken cancellationToken)
    {
        var notification = new JsonRpcNotification
        {
            Method = NotificationMethods.CancelledNotification,
            Params = new JsonObject { ["requestId"] = _id.ToString() },
        };
        await client.SendMessageAsync(notification, cancellationToken).ConfigureAwait(false);
    }

    private JsonObject Parameters()
    {
        var given = new JsonObject();
        foreach (var (name, value) in arguments)
            given[name] = JsonSerializer.SerializeToNode(value, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
        return new JsonObject { ["name"] = tool, ["arguments"] = given };
    }
}
