namespace MassGen.Sandbox;

/// <summary>A command that an agent started to go on in the background.</summary>
/// <param name="Id">Its name for the agent, for example <c>shell_00000001</c>.</param>
/// <param name="Command">The command, as the agent wrote it.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record BackgroundShell(string Id, string Command, string WorkingDirectory, DateTimeOffset StartedAt)
{
    public required IBackgroundProcess Process { get; init; }

    /// <summary>Whether its end was told as an event.</summary>
    public bool IsTold { get; set; }

    public CommandResult? Result => Process.Completion.IsCompleted ? Process.Completion.Result : null;

    /// <summary>The words of the original project.</summary>
    public string Status => Result switch
    {
        null => "running",
        { Ended: CommandEnd.Exited, ExitCode: 0 } => "stopped",
        { Ended: CommandEnd.Exited } => "failed",
        _ => "killed",
    };
}
