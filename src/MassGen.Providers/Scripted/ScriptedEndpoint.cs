using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Recording;
using Microsoft.AspNetCore.Http;

namespace MassGen.Providers.Scripted;

/// <summary>
/// The HTTP side of the scripted provider: below <c>/agents/ID</c> it answers at any path that ends as those of chat completions, the
/// Responses API, Anthropic's Messages and Google's <c>:generateContent</c> do, and lists its model.
/// </summary>
internal sealed class ScriptedEndpoint(ModelScript script, ScriptDesk desk)
{
    private const string Generate = ":generateContent";

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        await ((context.Request.Method, path, HasKey(context.Request.Headers)) switch
        {
            (_, _, false) => ErrorAsync(
                context, WireForm.ChatCompletions, "", new ScriptFailure(401, "Unauthenticated", "No API key was sent: the Authorization header is missing.")),
            ("POST", ["agents", var agent, .., "chat", "completions"], _) => AnswerAsync(context, agent, WireForm.ChatCompletions),
            ("POST", ["agents", var agent, .., "responses"], _) => AnswerAsync(context, agent, WireForm.Responses),
            ("POST", ["agents", var agent, .., "messages"], _) => AnswerAsync(context, agent, WireForm.Messages),
            ("POST", ["agents", var agent, .., "models", var model], _) when model.EndsWith(Generate, StringComparison.Ordinal) =>
                AnswerAsync(context, agent, WireForm.GenerateContent, model[..^Generate.Length]),
            ("GET", ["agents", _, .., "models"], _) => ModelsAsync(context),
            _ => ErrorAsync(
                context, WireForm.ChatCompletions, "",
                new ScriptFailure(404, "Some requested entity was not found", $"The scripted provider has no {context.Request.Path}.")),
        }).ConfigureAwait(false);
    }

    // Where the providers look for it: OpenAI and all who follow it, Anthropic, Azure, Google.
    private static bool HasKey(IHeaderDictionary headers) => headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', _, ..]
        || headers["x-api-key"].ToString().Length > 0 || headers["api-key"].ToString().Length > 0
        || headers["x-goog-api-key"].ToString().Length > 0;

    private async Task AnswerAsync(HttpContext context, string agent, WireForm form, string? named = null)
    {
        if (await ReadAsync(context).ConfigureAwait(false) is not { } request)
        {
            await ErrorAsync(context, form, "", new ScriptFailure(422, "Unprocessable", "The request is not a JSON object.")).ConfigureAwait(false);
            return;
        }

        var (step, call) = desk.Take(agent, request, form);
        await Task.Delay(step.Wait, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
        var model = script.Served ?? named ?? TextOf(request["model"]) ?? "scripted";
        if (step.Failure is { } failure)
        {
            await ErrorAsync(context, form, model, failure).ConfigureAwait(false);
            return;
        }

        var reply = Reply(form, step, agent, call, model, ReplyTokens.Of(step, request, script.Prices));
        await (request["stream"] is JsonValue stream && stream.TryGetValue(out bool streams) && streams
            ? StreamAsync(context, reply)
            : JsonAsync(context, 200, reply.Whole())).ConfigureAwait(false);
    }

    private static IReply Reply(WireForm form, ScriptStep step, string agent, int call, string model, ReplyTokens tokens) => form switch
    {
        WireForm.Responses => new ResponsesReply(step, agent, call, model, tokens),
        WireForm.Messages => new MessagesReply(step, agent, call, model, tokens),
        WireForm.GenerateContent => new GenerateContentReply(step, model, tokens),
        _ => new ReplyWriter(step, agent, call, model, tokens),
    };

    private static async Task StreamAsync(HttpContext context, IReply reply)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var text in reply.Events())
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

    // xAI writes the error as text, OpenAI and Anthropic as an object.
    private static Task ErrorAsync(HttpContext context, WireForm form, string model, ScriptFailure failure)
    {
        if (failure.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return JsonAsync(context, failure.Status, form switch
        {
            WireForm.Messages => new JsonObject
            {
                ["type"] = "error", ["error"] = new JsonObject { ["type"] = failure.Code, ["message"] = failure.Error },
            },
            WireForm.GenerateContent => new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = failure.Status, ["message"] = failure.Error, ["status"] = failure.Code },
            },
            WireForm.Responses when !model.StartsWith("grok", StringComparison.Ordinal) => new JsonObject
            {
                ["error"] = new JsonObject { ["message"] = failure.Error, ["type"] = failure.Code, ["code"] = failure.Code },
            },
            _ => new JsonObject { ["code"] = failure.Code, ["error"] = failure.Error },
        });
    }

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
            // What pictures look like differs from run to run; a script is about words.
            return PicturesOut.Of(await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
