using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers;

namespace MassGen.Desktop.ComputerUse.Gemini;

/// <summary>Gemini's computer use over <c>:generateContent</c>; the whole conversation is sent each time, with the last few pictures only.</summary>
internal sealed class GeminiComputer(ModelConnection connection, ScreenSize screen, ScreenSize picture, bool showsThoughts, IReadOnlyList<string> excluded)
    : IComputerModel
{
    private readonly JsonArray _contents = [];

    public string Provider => "gemini";

    public string Model => connection.Model;

    public ScreenSize Picture => picture;

    public IPlaces Places { get; } = new ThousandthPlaces(screen);

    public Task<ModelTurn> BeginAsync(string task, ModelPicture picture, CancellationToken cancellationToken) =>
        AskAsync(new JsonArray(Text(task), Image(picture)), cancellationToken);

    public Task<ModelTurn> GoOnAsync(
        IReadOnlyList<ActionReport> reports, ModelPicture picture, string? address, CancellationToken cancellationToken) => AskAsync(
        new JsonArray([.. reports.Select((report, index) => Response(report, index == reports.Count - 1 ? picture : null, address))]), cancellationToken);

    public void Dispose() => connection.Dispose();

    private static JsonObject Response(ActionReport report, ModelPicture? screen, string? address)
    {
        // Every response of a function names the address that is open; 'about:blank' where no browser tells one.
        var said = new JsonObject { ["url"] = address ?? "about:blank" };
        if (report.Fault is { } fault)
        {
            said["error"] = ComputerWords.NotDone(fault);
        }
        else if (report.Text is { } text)
        {
            said["output"] = text;
        }

        if (report.Asked.Checks.Count > 0)
        {
            said["safety_acknowledgement"] = "true";
        }

        var response = new JsonObject { ["name"] = report.Asked.Name, ["response"] = said };
        if (screen is not null)
        {
            response["parts"] = new JsonArray(Image(screen));
        }

        return new JsonObject { ["functionResponse"] = response };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Image(ModelPicture picture) =>
        new() { ["inlineData"] = new JsonObject { ["mimeType"] = "image/png", ["data"] = picture.Base64 } };

    private async Task<ModelTurn> AskAsync(JsonArray parts, CancellationToken cancellationToken)
    {
        _contents.Add((JsonNode)new JsonObject { ["role"] = "user", ["parts"] = parts });
        EarlierPictures.Replace(_contents, node => node.ContainsKey("inlineData"));
        var reply = await connection.AskAsync(Body(), cancellationToken).ConfigureAwait(false);
        var candidate = reply.Body.ListOf("candidates") is [var first, ..] ? first : default;
        if (candidate.Member("content") is { } content && content.ListOf("parts").Count > 0)
        {
            // As it is: signatures of thoughts must come back with their calls.
            _contents.Add(content.Copy());
        }

        return Read(reply, candidate);
    }

    private JsonObject Body()
    {
        var tool = new JsonObject { ["environment"] = "ENVIRONMENT_BROWSER" };
        if (excluded.Count > 0)
        {
            tool["excludedPredefinedFunctions"] = new JsonArray([.. excluded.Select(name => JsonValue.Create(name))]);
        }

        var body = new JsonObject
        {
            ["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray(Text(ComputerWords.Instructions)) },
            ["contents"] = _contents.DeepClone(),
            ["tools"] = new JsonArray(new JsonObject { ["computerUse"] = tool }),
        };
        if (showsThoughts)
        {
            body["generationConfig"] = new JsonObject { ["thinkingConfig"] = new JsonObject { ["includeThoughts"] = true } };
        }

        return body;
    }

    private ModelTurn Read(ModelReply reply, JsonElement candidate)
    {
        var parts = candidate.Member("content") is { } content ? content.ListOf("parts") : [];
        var actions = parts.Select(part => part.Member("functionCall")).OfType<JsonElement>().Select(ActionOf).ToList();
        var blocked = reply.Body.Member("promptFeedback")?.TextOf("blockReason");
        return new ModelTurn
        {
            End = blocked is not null || candidate.TextOf("finishReason") is "SAFETY" or "PROHIBITED_CONTENT" or "BLOCKLIST" or "SPII" ? TurnEnd.Refused
                : actions.Count > 0 ? TurnEnd.Acts
                : candidate.TextOf("finishReason") is null or "STOP" && parts.Count > 0 ? TurnEnd.Done
                : TurnEnd.Cut,
            Text = blocked is not null ? $"Gemini blocked the request: {blocked}." : ReplyJson.Joined(parts.Where(part => !IsThought(part)).Select(part => part.TextOf("text"))),
            Reasoning = ReplyJson.Joined(parts.Where(IsThought).Select(part => part.TextOf("text"))) is { Length: > 0 } thoughts ? thoughts : null,
            Actions = actions,
            Usage = reply.Usage,
            ServedModel = reply.ServedModel,
        };
    }

    private AskedAction ActionOf(JsonElement call, int index)
    {
        var name = call.TextOf("name") ?? "";
        var arguments = call.Member("args") ?? default;
        var decision = arguments.Member("safety_decision");
        return new AskedAction($"{_contents.Count}.{index + 1}", name, arguments, GeminiActions.Read(name, arguments, Places, excluded))
        {
            Checks = decision?.TextOf("decision") is { } word and not "regular" ? [new SafetyCheck("", word, decision.Value.TextOf("explanation") ?? "")] : [],
        };
    }

    private static bool IsThought(JsonElement part) => part.Member("thought") is { ValueKind: JsonValueKind.True };
}
