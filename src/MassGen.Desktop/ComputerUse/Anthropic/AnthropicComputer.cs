using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers;

namespace MassGen.Desktop.ComputerUse.Anthropic;

/// <summary>Anthropic's computer use over its Messages; the whole conversation is sent each time, with the last few pictures only.</summary>
internal sealed class AnthropicComputer(ModelConnection connection, AnthropicTool tool, ScreenSize screen, ScreenSize picture) : IComputerModel
{
    private const string ToolName = "computer";

    // As in the Python project.
    private const int MaxTokens = 4096;

    private readonly JsonArray _messages = [];

    public string Provider => "claude";

    public string Model => connection.Model;

    public ScreenSize Picture => picture;

    public IPlaces Places { get; } = new PicturePlaces(screen, picture);

    public Task<ModelTurn> BeginAsync(string task, ModelPicture picture, CancellationToken cancellationToken) =>
        AskAsync(new JsonArray(Text(task), Image(picture)), cancellationToken);

    public Task<ModelTurn> GoOnAsync(
        IReadOnlyList<ActionReport> reports, ModelPicture picture, string? address, CancellationToken cancellationToken) =>
        AskAsync(new JsonArray([.. reports.Select((report, index) => Result(report, index == reports.Count - 1 ? picture : null))]), cancellationToken);

    public void Dispose() => connection.Dispose();

    private static JsonObject Result(ActionReport report, ModelPicture? screen)
    {
        var content = new JsonArray(Text(report.Fault is { } fault ? ComputerWords.NotDone(fault) : report.Text ?? ComputerWords.Done));
        if (report.Near is { } near)
        {
            content.Add((JsonNode)Image(near));
        }
        else if (screen is not null)
        {
            content.Add((JsonNode)Image(screen));
        }

        var result = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = report.Asked.Id, ["content"] = content };
        if (report.Fault is not null)
        {
            result["is_error"] = true;
        }

        return result;
    }

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Image(ModelPicture picture) => new()
    {
        ["type"] = "image", ["source"] = new JsonObject { ["type"] = "base64", ["media_type"] = "image/png", ["data"] = picture.Base64 },
    };

    private JsonObject Tool()
    {
        var declared = new JsonObject
        {
            ["type"] = tool.Type, ["name"] = ToolName, ["display_width_px"] = picture.Width, ["display_height_px"] = picture.Height,
        };
        if (tool.CanZoom)
        {
            declared["enable_zoom"] = true;
        }

        return declared;
    }

    private async Task<ModelTurn> AskAsync(JsonArray content, CancellationToken cancellationToken)
    {
        _messages.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = content });
        EarlierPictures.Replace(_messages, node => (string?)node["type"] == "image", () => Text(ComputerWords.EarlierPicture));
        var reply = await connection.AskAsync(
            new JsonObject
            {
                ["model"] = Model,
                ["max_tokens"] = MaxTokens,
                ["system"] = ComputerWords.Instructions,
                ["messages"] = _messages.DeepClone(),
                ["tools"] = new JsonArray(Tool()),
            },
            cancellationToken).ConfigureAwait(false);
        if (reply.Body.ListOf("content") is { Count: > 0 } blocks)
        {
            _messages.Add((JsonNode)new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray([.. blocks.Select(block => block.Copy())]) });
        }

        return Read(reply);
    }

    private ModelTurn Read(ModelReply reply)
    {
        var blocks = reply.Body.ListOf("content");
        var actions = blocks.Where(block => block.TextOf("type") == "tool_use").Select(ActionOf).ToList();
        return new ModelTurn
        {
            End = reply.Body.TextOf("stop_reason") switch
            {
                "refusal" => TurnEnd.Refused,
                "max_tokens" or "model_context_window_exceeded" => TurnEnd.Cut,
                _ => actions.Count > 0 ? TurnEnd.Acts : TurnEnd.Done,
            },
            Text = ReplyJson.Joined(blocks.Where(block => block.TextOf("type") == "text").Select(block => block.TextOf("text"))),
            Reasoning = ReplyJson.Joined(blocks.Where(block => block.TextOf("type") == "thinking").Select(block => block.TextOf("thinking"))) is { Length: > 0 } thoughts
                ? thoughts : null,
            Actions = actions,
            Usage = reply.Usage,
            ServedModel = reply.ServedModel,
        };
    }

    private AskedAction ActionOf(JsonElement block)
    {
        var name = block.TextOf("name") ?? "";
        var input = block.Member("input") ?? default;
        return new AskedAction(block.TextOf("id") ?? "", input.TextOf("action") ?? name, input, name == ToolName
            ? AnthropicActions.Read(input, tool, Places)
            : new ActionPlan([], $"There is no tool '{name}'. You have one: {ToolName}."));
    }
}
