using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Providers.Scripted;

/// <summary>Reads one step of a <c>model.yaml</c>.</summary>
internal sealed class StepReader(MapReader step, ICollection<Diagnostic> faults)
{
    private static readonly string[] Actions = ["answer", "vote", "run", "call", "calls", "actions", "fail"];

    // In seconds: more than any time limit an example shows.
    private const decimal LongestWait = 60;

    public ScriptStep Read()
    {
        var action = Action();
        CheckWait();
        var result = new ScriptStep(step.Map.Position)
        {
            Say = step.Text("say"),
            Think = step.Text("think"),
            Calls = action == "calls"
                ? [.. step.Sections("calls").Select(call => new CallReader(call, faults).ReadWhole()).OfType<ScriptCall>()]
                : new CallReader(step, faults).Read() is { } single ? [single] : [],
            Actions = action == "actions" ? [.. step.Sections("actions").Select(ActionOf).OfType<ScriptedAction>()] : [],
            Safety = step.Section("safety") is { } safety ? SafetyOf(safety) : null,
            ProviderRuns = [.. step.Sections("provider_runs").Select(call => new CallReader(call, faults).ReadWhole()).OfType<ScriptCall>()],
            Cites = [.. step.Texts("cites").Select(text => text.Text)],
            Failure = step.Section("fail") is { } failure ? Failure(failure) : null,
            Wait = TimeSpan.FromSeconds((double)(step.Number("wait") is >= 0 and <= LongestWait and var seconds ? seconds : 0)),
            Expectations = [.. step.Texts("expect").Select(text => new ScriptExpectation(text.Text, text.Position))],
            Usage = step.Section("usage") is { } usage ? Usage(usage) : new ScriptUsage(null, null, null, null),
        };
        _ = step.Value("calls");
        _ = step.Value("actions");
        step.RefuseUnknown();
        return result;
    }

    private string? Action()
    {
        var given = step.Map.Entries.Where(entry => Actions.Contains(entry.Key)).ToArray();
        if (given.Length > 1)
        {
            Fault(given[1].KeyPosition, $"A step does one thing; this one has '{given[0].Key}' and '{given[1].Key}'.",
                "Make two steps of it, or put the tools into one 'calls: [ … ]'.");
        }
        else if (given.Length == 0 && step.Map.Find("say") is null)
        {
            Fault(step.Map.Position, "This step neither says nor does anything.", "Add 'say: …', 'answer: …', 'vote: …', 'run: …', 'call: …', 'actions: […]' or 'fail: …'.");
        }

        return given.FirstOrDefault()?.Key;
    }

    private ScriptedAction? ActionOf(MapReader item)
    {
        var name = item.Text("action");
        if (item.Map.Find("action") is null)
        {
            Fault(item.Map.Position, "This item names no action.",
                "Write it in the provider's words, for example '{action: left_click, coordinate: [640, 400]}' or '{action: click_at, x: 500, y: 500}'.");
        }

        var arguments = (JsonObject)YamlJson.Node(item.Map)!;
        arguments.Remove("action");
        return name is null ? null : new ScriptedAction(name, arguments);
    }

    private ScriptedSafety SafetyOf(MapReader section)
    {
        if (section.Map.Find("code") is null)
        {
            section.Missing("code");
        }

        if (step.Map.Find("actions") is null)
        {
            Fault(section.Map.Position, "'safety' belongs to 'actions', which are not here.", "Add 'actions: [ … ]' or remove 'safety'.");
        }

        var safety = new ScriptedSafety(section.AnyText("code") ?? "", section.AnyText("message") ?? "");
        section.RefuseUnknown();
        return safety;
    }

    private void CheckWait()
    {
        if (step.Map.Find("wait") is { Value: YamlScalar { Number: < 0 or > LongestWait } } wait)
        {
            Fault(wait.Value.Position, $"'wait' must be between 0 and {LongestWait} seconds.", "Examples that wait long are not run by anybody.");
        }
    }

    private ScriptFailure Failure(MapReader section)
    {
        if (section.Map.Find("status") is null)
        {
            section.Missing("status");
        }

        var failure = new ScriptFailure(
            section.WholeNumber("status", 400, 599) ?? 500, section.AnyText("code") ?? "", section.AnyText("error") ?? "",
            section.WholeNumber("retry_after"));
        if (step.Map.Find("say") is { } said)
        {
            Fault(said.KeyPosition, "A step that fails says nothing.", "Remove 'say'; the words of the error are 'error' under 'fail'.");
        }

        section.RefuseUnknown();
        return failure;
    }

    private static ScriptUsage Usage(MapReader section)
    {
        var usage = new ScriptUsage(section.WholeNumber("input"), section.WholeNumber("cached_input"),
            section.WholeNumber("output"), section.WholeNumber("reasoning"));
        if (usage.CachedInput > usage.Input)
        {
            section.Fault(ProviderCodes.ScriptStepInvalid, "cached_input", "'cached_input' is a part of 'input' and cannot be more.");
        }

        section.RefuseUnknown();
        return usage;
    }

    private void Fault(SourcePosition position, string message, string suggestion) =>
        faults.Add(new Diagnostic(ProviderCodes.ScriptStepInvalid, Severity.Error, message, position, Suggestion: suggestion));
}

/// <summary>Reads the call in a step or in an item of <c>calls</c>.</summary>
internal sealed class CallReader(MapReader map, ICollection<Diagnostic> faults)
{
    /// <summary>The call of an item of <c>calls</c>, which holds nothing else.</summary>
    public ScriptCall? ReadWhole()
    {
        var call = Read();
        if (call is null)
        {
            faults.Add(new Diagnostic(ProviderCodes.ScriptStepInvalid, Severity.Error, "This item calls no tool.", map.Map.Position,
                Suggestion: "Write '{call: tool, with: {…}}', '{run: \"…\"}', '{answer: …}' or '{vote: …}'."));
        }

        map.RefuseUnknown();
        return call;
    }

    /// <summary>The call, or null when there is none.</summary>
    public ScriptCall? Read()
    {
        Belongs("timeout", "run");
        Belongs("reason", "vote");
        Belongs("with", "call");
        var timeout = map.Number("timeout");
        var reason = map.Text("reason");
        var with = map.Value("with");
        var (run, answer, vote, call) = (map.Text("run"), map.Text("answer"), map.AnyText("vote"), map.Text("call"));
        return run is not null ? new ScriptCall("execute_command", Command(run, timeout))
            : answer is not null ? new ScriptCall("new_answer", new JsonObject { ["content"] = answer })
            : vote is not null ? new ScriptCall("vote", new JsonObject { ["agent_id"] = vote, ["reason"] = reason ?? "" })
            : call is not null ? new ScriptCall(call, Arguments(with))
            : null;
    }

    private static JsonObject Command(string command, decimal? timeout)
    {
        var arguments = new JsonObject { ["command"] = command };
        if (timeout is { } seconds)
        {
            arguments["timeout"] = JsonValue.Create(seconds);
        }

        return arguments;
    }

    private JsonObject Arguments(YamlValue? with)
    {
        if (with is null or YamlMap)
        {
            return with is null ? [] : (JsonObject)YamlJson.Node(with)!;
        }

        map.Fault("MG1004", "with", $"'with' must be a map of arguments; this is {with.Kind}.");
        return [];
    }

    private void Belongs(string key, string owner)
    {
        if (map.Map.Find(key) is { } entry && map.Map.Find(owner) is null)
        {
            faults.Add(new Diagnostic(ProviderCodes.ScriptStepInvalid, Severity.Error, $"'{key}' belongs to '{owner}', which is not here.",
                entry.KeyPosition, map.PathOf(key), $"Add '{owner}: …' or remove '{key}'."));
        }
    }
}
