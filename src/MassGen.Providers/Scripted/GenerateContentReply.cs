using System.Text.Json.Nodes;

namespace MassGen.Providers.Scripted;

/// <summary>Renders a step in the form of Google's <c>:generateContent</c>, in which only whole answers are asked for here.</summary>
internal sealed class GenerateContentReply(ScriptStep step, string model, ReplyTokens tokens) : IReply
{
    public IEnumerable<string> Events() => throw new NotSupportedException("':generateContent' sends its answer in one piece.");

    public JsonObject Whole() => new()
    {
        ["candidates"] = new JsonArray(new JsonObject
        {
            ["content"] = new JsonObject { ["role"] = "model", ["parts"] = new JsonArray([.. Parts()]) },
            ["finishReason"] = "STOP",
            ["index"] = 0,
        }),
        ["usageMetadata"] = new JsonObject
        {
            ["promptTokenCount"] = tokens.Input,
            ["cachedContentTokenCount"] = tokens.Cached,
            ["candidatesTokenCount"] = tokens.Output,
            ["thoughtsTokenCount"] = tokens.Reasoning,
            ["totalTokenCount"] = tokens.Input + tokens.Output + tokens.Reasoning,
        },
        ["modelVersion"] = model,
    };

    private IEnumerable<JsonObject> Parts()
    {
        if (step.Think is { } thought)
        {
            yield return new JsonObject { ["text"] = thought, ["thought"] = true };
        }

        if (step.Say is { } said)
        {
            yield return new JsonObject { ["text"] = said };
        }

        for (var index = 0; index < step.Actions.Count; index++)
        {
            var arguments = (JsonObject)step.Actions[index].Arguments.DeepClone();
            if (index == 0 && step.Safety is { } safety)
            {
                arguments["safety_decision"] = new JsonObject { ["decision"] = safety.Code, ["explanation"] = safety.Message };
            }

            yield return Call(step.Actions[index].Name, arguments);
        }

        foreach (var call in step.Calls)
        {
            yield return Call(call.Tool, (JsonObject)call.Arguments.DeepClone());
        }
    }

    private static JsonObject Call(string name, JsonObject arguments) =>
        new() { ["functionCall"] = new JsonObject { ["name"] = name, ["args"] = arguments } };
}
