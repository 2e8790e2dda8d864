using Microsoft.Extensions.AI;

namespace MassGen.Sandbox;

/// <summary>What the tools for background shells do.</summary>
internal sealed class BackgroundTools(AgentSandbox sandbox)
{
    // A command that fails at once, as a server whose port is taken does, should be told so at once.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(300);

    public async Task<BackgroundAnswer> StartAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var (request, fault) = ExecuteCommandRequest.Read(arguments);
        if (request is null)
            return BackgroundAnswer.ForError(fault!);
        if (sandbox.Refusal(request.Command) is { } reason)
            return BackgroundAnswer.ForError(reason);
        try
        {
            var shell = await sandbox.StartBackgroundAsync(request.ToCommand(), request.Command, cancellationToken).ConfigureAwait(false);
            await Task.WhenAny(shell.Process.Completion, Task.Delay(FirstLook, sandbox.Time, cancellationToken)).ConfigureAwait(false);
            return BackgroundAnswer.Started(shell);
        }
        catch (SandboxException failure)
        {
            return BackgroundAnswer.ForError(failure.Message);
        }
    }

    public Task<BackgroundAnswer> Output(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        WithAsync(arguments, shell => Task.FromResult(BackgroundAnswer.Output(shell, sandbox.Clean)));

    public Task<BackgroundAnswer> State(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        WithAsync(arguments, shell => Task.FromResult(BackgroundAnswer.State(shell, sandbox.Time.GetUtcNow())));

    public Task<BackgroundAnswer> EndAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) => WithAsync(arguments, async shell =>
    {
        var wasRunning = shell.Result is null;
        await shell.Process.EndAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        sandbox.Background.All();
        return BackgroundAnswer.Killed(shell, wasRunning);
    });

    public Task<BackgroundAnswer> List(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        Task.FromResult(BackgroundAnswer.List(sandbox.Background.All(), sandbox.Time.GetUtcNow()));

    private Task<BackgroundAnswer> WithAsync(AIFunctionArguments arguments, Func<BackgroundShell, Task<BackgroundAnswer>> answer)
    {
        if (ExecuteCommandRequest.Text(arguments, "shell_id") is not { } id)
            return Task.FromResult(BackgroundAnswer.ForError("'shell_id' is missing: it must be a text, as start_background_shell told it."));
        return sandbox.Background.Find(id) is { } shell
            ? answer(shell)
            : Task.FromResult(BackgroundAnswer.ForError($"There is no shell '{TerminalText.Escape(id)}'. {Known()}"));
    }

    private string Known() => sandbox.Background.All() is { Count: > 0 } shells
        ? $"There are: {string.Join(", ", shells.Select(shell => shell.Id))}."
        : "None was started.";
}
