using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Http;
using MassGen.Providers.Json;
using Microsoft.AspNetCore.Http;

namespace MassGen.Providers.Scripted;

/// <summary>The HTTP side of the scripted provider: <c>/agents/ID/v1/chat/completions</c> and <c>/agents/ID/v1/models</c>.</summary>
internal sealed class ScriptedEndpoint(ModelScript script, ScriptDesk desk)
{
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var hasKey = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', _, ..];
        await ((context.Request.Method, path, hasKey) switch
        {
            (_, _, false) => ErrorAsync(context, new ScriptFailure(401, "Unauthenticated", "No API key was sent: the Authorization header is missing.")),
            ("POST", ["agents", var agent, "v1", "chat", "completions"], _) => CompleteAsync(context, agent),
            ("GET", ["agents", _, "v1", "models"], _) => ModelsAsync(context),
            _ => ErrorAsync(context, new ScriptFailure(404, "Some requested entity was not found", $"The scripted provider has no {context.Request.Path}.")),
        }).ConfigureAwait(false);
    }

    private async Task CompleteAsync(HttpContext context, string agent)
    {
        if (await ReadAsync(context).ConfigureAwait(false) is not { } request)
        {
            await ErrorAsync(context, new ScriptFailure(422, "Unprocessable", "The request is not a JSON object.")).ConfigureAwait(false);
            return;
        }

        var (step, call) = desk.Take(agent, request);
        await Task.Delay(step.Wait, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
        if (step.Failure is { } failure)
        {
            await ErrorAsync(context, failure).ConfigureAwait(false);
            return;
        }

        var model = script.Served ?? TextOf(request["model"]) ?? "scripted";
        var reply = new ReplyWriter(step, agent, call, model, ReplyUsage.Of(step, request, script.Prices));
        await (request["stream"] is JsonValue stream && stream.TryGetValue(out bool streams) && streams
            ? StreamAsync(context, reply)
            : JsonAsync(context, 200, reply.Whole())).ConfigureAwait(false);
    }

    private static async Task StreamAsync(HttpContext context, ReplyWriter reply)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var text in reply.Chunks().Select(ServerSentEvents.Event).Append(ServerSentEvents.Event(ServerSentEvents.Done)))
        {
            await context.Response.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private Task ModelsAsync(HttpContext context) => JsonAsync(context, 200, new JsonObject
    {
        ["data"] = new JsonArray(new JsonObject
        {
            ["id"] = script.Served ?? "scripted", ["created"] = 0, ["object"] = "model", ["owned_by"] = "xai",
        }),
        ["object"] = "list",
    });

    private static Task ErrorAsync(HttpContext context, ScriptFailure failure) =>
        JsonAsync(context, failure.Status, new JsonObject { ["code"] = failure.Code, ["error"] = failure.Error });

    private static Task JsonAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonText.Compact(body), context.RequestAborted);
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
