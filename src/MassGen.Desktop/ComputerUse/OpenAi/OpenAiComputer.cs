using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers;

namespace MassGen.Desktop.ComputerUse.OpenAi;

/// <summary>
/// OpenAI's computer use over the Responses API. The provider keeps the conversation and is told only what is new, by
/// <c>previous_response_id</c>, as its guide does it.
/// </summary>
internal sealed class OpenAiComputer(ModelConnection connection, ScreenSize screen, ScreenSize picture, string environment, bool showsReasoning)
    : IComputerModel
{
    private string? _previous;

    public string Provider => "openai";

    public string Model => connection.Model;

    public ScreenSize Picture => picture;

    public IPlaces Places { get; } = new PicturePlaces(screen, picture);

    public Task<ModelTurn> BeginAsync(string task, ModelPicture picture, CancellationToken cancellationToken) => AskAsync(
        new JsonArray(new JsonObject
        {
            ["role"] = "user",
            ["content"] = new JsonArray(Text(task), new JsonObject { ["type"] = "input_image", ["image_url"] = Address(picture) }),
        }),
        cancellationToken);

    public Task<ModelTurn> GoOnAsync(
        IReadOnlyList<ActionReport> reports, ModelPicture picture, string? address, CancellationToken cancellationToken)
    {
        // A call has one output, whatever it asked for.
        var input = new JsonArray([.. reports.GroupBy(report => report.Asked.Id).Select(call => Output(call.Key, [.. call], picture))]);

        // An output has room for a picture only.
        if (ReplyJson.Joined(reports.Select(report => report.Fault is { } fault ? ComputerWords.NotDone(fault) : report.Text)) is { Length: > 0 } words)
        {
            input.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = new JsonArray(Text(words)) });
        }

        return AskAsync(input, cancellationToken);
    }

    public void Dispose() => connection.Dispose();

    private static JsonObject Output(string id, IReadOnlyList<ActionReport> reports, ModelPicture picture)
    {
        var output = new JsonObject
        {
            ["type"] = "computer_call_output", ["call_id"] = id,
            ["output"] = new JsonObject { ["type"] = "computer_screenshot", ["image_url"] = Address(picture) },
        };
        if (reports.SelectMany(report => report.Asked.Checks).ToList() is { Count: > 0 } checks)
        {
            output["acknowledged_safety_checks"] = new JsonArray([.. checks.Select(check => new JsonObject
            {
                ["id"] = check.Id, ["code"] = check.Code, ["message"] = check.Message,
            })]);
        }

        return output;
    }

    private static JsonObject Text(string text) => new() { ["type"] = "input_text", ["text"] = text };

    private static string Address(ModelPicture picture) => "data:image/png;base64," + picture.Base64;

    private async Task<ModelTurn> AskAsync(JsonArray input, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["model"] = Model,
            ["instructions"] = ComputerWords.Instructions,
            ["input"] = input,
            ["tools"] = new JsonArray(new JsonObject
            {
                ["type"] = "computer_use_preview", ["display_width"] = picture.Width, ["display_height"] = picture.Height, ["environment"] = environment,
            }),
            // The model's context is small; the provider drops the oldest pictures.
            ["truncation"] = "auto",
        };
        if (showsReasoning)
        {
            body["reasoning"] = new JsonObject { ["summary"] = "concise" };
        }

        if (_previous is not null)
        {
            body["previous_response_id"] = _previous;
        }

        var reply = await connection.AskAsync(body, cancellationToken).ConfigureAwait(false);
        _previous = reply.Body.TextOf("id");
        return Read(reply);
    }

    private ModelTurn Read(ModelReply reply)
    {
        var items = reply.Body.ListOf("output");
        var actions = items.Where(item => item.TextOf("type") == "computer_call").SelectMany(ActionsOf).ToList();
        return new ModelTurn
        {
            End = actions.Count > 0 ? TurnEnd.Acts : reply.Body.TextOf("status") == "incomplete" ? TurnEnd.Cut : TurnEnd.Done,
            Text = ReplyJson.Joined(items.Where(item => item.TextOf("type") == "message").SelectMany(item => item.ListOf("content"))
                .Select(part => part.TextOf("text") ?? part.TextOf("refusal"))),
            Reasoning = ReplyJson.Joined(items.Where(item => item.TextOf("type") == "reasoning").SelectMany(item => item.ListOf("summary"))
                .Select(part => part.TextOf("text"))) is { Length: > 0 } thoughts ? thoughts : null,
            Actions = actions,
            Usage = reply.Usage,
            ServedModel = reply.ServedModel,
        };
    }

    // One action, or a list of them.
    private IEnumerable<AskedAction> ActionsOf(JsonElement call)
    {
        var checks = call.ListOf("pending_safety_checks").Select(check => new SafetyCheck(
            check.TextOf("id") ?? "", check.TextOf("code") ?? "", check.TextOf("message") ?? "")).ToList();
        var actions = call.Member("action") is { } single ? [single] : call.ListOf("actions");
        return actions.Select((action, index) => new AskedAction(
            call.TextOf("call_id") ?? "", action.TextOf("type") ?? "", action, OpenAiActions.Read(action, Places))
        {
            Checks = index == 0 ? checks : [],
        });
    }
}
