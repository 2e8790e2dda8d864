using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Sandbox;

/// <summary>
/// The tool <c>execute_command</c>: a shell command in the agent's sandbox. Whatever the model sends, it gets an answer that it
/// can act on; an exception only means that the run was cancelled.
/// </summary>
public sealed class ExecuteCommandTool : AIFunction
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        """
        {
          "type": "object",
          "properties": {
            "command": { "type": "string", "description": "The command, as for sh -c." },
            "timeout": { "type": "integer", "minimum": 1, "maximum": 600, "default": 60, "description": "Seconds after which it is ended." },
            "work_dir": { "type": "string", "description": "Folder below /workspace to run in; /workspace by default." }
          },
          "required": ["command"],
          "additionalProperties": false
        }
        """).RootElement.Clone();

    private readonly AgentSandbox _sandbox;

    /// <summary>The tool of one agent. The agent's owner disposes the sandbox.</summary>
    public ExecuteCommandTool(AgentSandbox sandbox)
    {
        _sandbox = sandbox;
    }

    /// <inheritdoc/>
    public override string Name => "execute_command";

    /// <inheritdoc/>
    public override string Description =>
        $"Runs a shell command {_sandbox.Place.Words}. What it leaves running is ended with it; for a server, take start_background_shell. "
        + "Answers with exit code, stdout and stderr.";

    /// <inheritdoc/>
    public override JsonElement JsonSchema => Schema;

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var (request, fault) = ExecuteCommandRequest.Read(arguments);
        if (request is null)
            return Answer(ExecuteCommandAnswer.ForError(fault!));
        if (_sandbox.Refusal(request.Command) is { } reason)
            return Answer(ExecuteCommandAnswer.ForRefusal(request, reason));
        try
        {
            var result = await _sandbox.RunAsync(request.ToCommand(), request.Command, cancellationToken).ConfigureAwait(false);
            return Answer(ExecuteCommandAnswer.For(request, result));
        }
        catch (SandboxException failure)
        {
            return Answer(ExecuteCommandAnswer.ForError(failure.Message));
        }
    }

    private static JsonElement Answer(ExecuteCommandAnswer answer) =>
        JsonSerializer.SerializeToElement(answer, ToolJson.Readable.ExecuteCommandAnswer);
}
