using System.Globalization;
using MassGen.Events;

namespace MassGen.Sandbox;

/// <summary>The background shells of an agent, those that have ended too. Safe for several threads.</summary>
internal sealed class BackgroundShells(string agent, Action<RunEvent> emit, Func<CapturedOutput, CapturedOutput> clean)
{
    /// <summary>How many may run at a time; the same number as in the original project.</summary>
    public const int Most = 10;

    private readonly Lock _gate = new();
    private readonly List<BackgroundShell> _shells = [];

    /// <summary>Whether another one may be started.</summary>
    public bool HasRoom => All().Count(shell => shell.Result is null) < Most;

    /// <summary>All of them, in the order in which they were started.</summary>
    public IReadOnlyList<BackgroundShell> All()
    {
        using var scope = _gate.EnterScope();
        _shells.Where(shell => shell.Result is not null).ToList().ForEach(TellEnd);
        return [.. _shells];
    }

    public BackgroundShell? Find(string id) => All().FirstOrDefault(shell => shell.Id == id);

    public BackgroundShell Add(IBackgroundProcess process, SandboxCommand command, string shown, DateTimeOffset now)
    {
        using var scope = _gate.EnterScope();

        // Numbered, so that what is asked of a model is the same each time a run is repeated.
        var id = string.Create(CultureInfo.InvariantCulture, $"shell_{_shells.Count + 1:00000000}");
        var shell = new BackgroundShell(id, shown, command.WorkingDirectory, now) { Process = process };
        _shells.Add(shell);
        emit(new ShellStarted { Agent = agent, Shell = id, Command = shown });
        return shell;
    }

    /// <summary>Ends all that still run, for example with their sandbox.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(All().Where(shell => shell.Result is null).Select(shell => shell.Process.EndAsync())).ConfigureAwait(false);
        All();
    }

    private void TellEnd(BackgroundShell shell)
    {
        if (shell.IsTold)
            return;
        shell.IsTold = true;
        emit(new ShellEnded
        {
            Agent = agent,
            Shell = shell.Id,
            Command = shell.Command,
            Status = shell.Status,
            ExitCode = shell.Result?.ExitCode,
            Stdout = clean(shell.Process.Stdout).Text,
            Stderr = clean(shell.Process.Stderr).Text,
        });
    }
}
