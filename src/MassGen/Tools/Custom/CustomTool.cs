using System.Text.Json;
using MassGen.Agents;
using MassGen.Diagnostics;
using Microsoft.Extensions.AI;

namespace MassGen.Tools;

/// <summary>
/// A registered function as one agent's model sees it: under its own name, without the preset arguments, which are added to each call
/// over whatever the model gives. What the function throws is the run's to tell: it logs the call as failed and tells the model.
/// </summary>
internal sealed class CustomTool : DelegatingAIFunction
{
    private readonly IReadOnlyDictionary<string, JsonElement> _preset;

    public CustomTool(AIFunction function, string name, string? description, IReadOnlyDictionary<string, JsonElement> preset)
        : base(function)
    {
        _preset = preset;
        Name = name;
        Description = description ?? function.Description;
        JsonSchema = PresetArguments.Hide(function.JsonSchema, [.. preset.Keys]);
        AdditionalProperties = new Dictionary<string, object?>(function.AdditionalProperties)
        {
            [ToolEffects.Key] = !function.AdditionalProperties.TryGetValue(ToolEffects.Key, out var has) || has is not false,
        };
    }

    public override string Name { get; }

    public override string Description { get; }

    public override JsonElement JsonSchema { get; }

    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (Missing(arguments) is { } fault)
        {
            return new ValueTask<object?>(ToolAnswer.Fault(fault));
        }

        // A copy: what was given is also what the conversation and the log keep.
        var all = new AIFunctionArguments(new Dictionary<string, object?>(arguments)) { Context = arguments.Context, Services = arguments.Services };
        foreach (var (name, value) in _preset)
        {
            all[name] = value;
        }

        return base.InvokeCoreAsync(all, cancellationToken);
    }

    private string? Missing(AIFunctionArguments arguments)
    {
        if (PresetArguments.Required(JsonSchema).FirstOrDefault(name => !arguments.ContainsKey(name)) is not { } missing)
        {
            return null;
        }

        var strangers = arguments.Keys.Except(PresetArguments.Properties(JsonSchema));
        return $"'{missing}' is missing. " + (NearestWord.Of(missing, strangers) is { } near
            ? $"Was it meant by '{near}'?"
            : $"Parameters: {string.Join(", ", PresetArguments.Properties(JsonSchema))}.");
    }
}
