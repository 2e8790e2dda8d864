using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Tools;

/// <summary>
/// A tool that answers whatever the model sends: its arguments are checked against its parameters, and only cancellation is thrown.
/// </summary>
internal sealed class CheckedTool(
    string name,
    string description,
    IReadOnlyList<ToolParameter> parameters,
    Func<ToolArguments, CancellationToken, ValueTask<string>> run) : AIFunction
{
    public CheckedTool(string name, string description, IReadOnlyList<ToolParameter> parameters, Func<ToolArguments, string> run)
        : this(name, description, parameters, (arguments, _) => new ValueTask<string>(run(arguments)))
    {
    }

    public override string Name => name;

    public override string Description => description;

    public override JsonElement JsonSchema { get; } = ToolAnswer.Element(ToolParameter.Schema(parameters));

    public override IReadOnlyDictionary<string, object?> AdditionalProperties => Properties;

    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var (read, fault) = ToolArguments.Read(arguments, parameters);
            return read is null ? ToolAnswer.Fault(fault!) : await run(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return ToolAnswer.Fault(failed.Message);
        }
    }
}
