using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Sandbox;

/// <summary>The tools of an agent with a shell, under the names of the original project.</summary>
public static class ShellTools
{
    private const string OneShell = """
        {
          "type": "object",
          "properties": { "shell_id": { "type": "string", "description": "As start_background_shell told it." } },
          "required": ["shell_id"],
          "additionalProperties": false
        }
        """;

    /// <summary>The names, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "execute_command", "start_background_shell", "get_background_shell_output", "get_background_shell_status", "kill_background_shell",
        "list_background_shells",
    ];

    /// <summary>The tools of one agent. The agent's owner disposes the sandbox.</summary>
    public static IReadOnlyList<AIFunction> Of(AgentSandbox sandbox)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        var background = new BackgroundTools(sandbox);
        return
        [
            new ExecuteCommandTool(sandbox),
            new BackgroundTool(
                Names[1],
                "Starts a shell command that goes on while you do other things, such as a server or a long computation. It lives until it ends, you end "
                + "it, or your work is over, and runs where your other commands run: they reach it on 127.0.0.1.",
                """
                {
                  "type": "object",
                  "properties": {
                    "command": { "type": "string", "description": "The command, as for sh -c." },
                    "work_dir": { "type": "string", "description": "Folder below /workspace to run in; /workspace by default." }
                  },
                  "required": ["command"],
                  "additionalProperties": false
                }
                """,
                background.StartAsync),
            new BackgroundTool(Names[2], "Shows what a background shell has printed so far, the end of it where that is much.", OneShell, background.Output),
            new BackgroundTool(Names[3], "Tells whether a background shell is running, stopped (exit code 0), failed or killed.", OneShell, background.State),
            new BackgroundTool(Names[4], "Ends a background shell and everything it started.", OneShell, background.EndAsync),
            new BackgroundTool(Names[5], "Lists your background shells, ended ones too.", """{ "type": "object", "properties": {}, "additionalProperties": false }""", background.List),
        ];
    }

    private sealed class BackgroundTool(
        string name, string description, string schema, Func<AIFunctionArguments, CancellationToken, Task<BackgroundAnswer>> answer) : AIFunction
    {
        private readonly JsonElement _schema = JsonDocument.Parse(schema).RootElement.Clone();

        public override string Name => name;

        public override string Description => description;

        public override JsonElement JsonSchema => _schema;

        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
            JsonSerializer.SerializeToElement(await answer(arguments, cancellationToken).ConfigureAwait(false), ToolJson.Readable.BackgroundAnswer);
    }
}
