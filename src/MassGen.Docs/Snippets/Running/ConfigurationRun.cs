using MassGen.Cli.Composition;
using MassGen.Cli.Configs;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Models;
using MassGen.Events;
using MassGen.Workspaces;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Loads a configuration as the library does, and puts its question to the scripted models where there is one.</summary>
internal sealed class ConfigurationRun(
    SnippetReport report, ConfigurationTask task, SandboxAccess sandboxes, IVerificationProgress progress, TimeProvider time)
{
    private const string Valid = "the configuration is right";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var loaded = ConfigReview.Of(ConfigLoader.Load(task.Config));
        report.Phase("load", time.GetElapsedTime(started));
        if (task.Question is null)
        {
            ConfigurationJudgement.Judge(report, [.. loaded.Diagnostics.Select(task.AtOrigin)], Valid);
            return;
        }

        var errors = loaded.Diagnostics.Where(fault => fault.Severity == Severity.Error);
        using var folder = RunningFolder.Of(report.Snippet.Files);
        var faults = loaded.Config is null ? errors : RunComposer.Missing(loaded.Config, folder.Path);
        faults.ToList().ForEach(fault => report.Failed(task.AtOrigin(fault), Valid));
        try
        {
            if (report.IsFine)
            {
                await AskAsync(loaded.Config!, folder, cancellationToken);
            }
        }
        catch (ImageMissingException missing)
        {
            report.Failed(task.AtOrigin(missing.Diagnostic), Valid);
        }
        catch (DesktopException missing)
        {
            report.Failed(missing.Code, Valid, report.Snippet.Position, missing.Message);
        }
        catch (ContainerNeededException needed)
        {
            report.Failed(task.AtOrigin(needed.Diagnostic), Valid);
        }
    }

    private async Task AskAsync(MassGenConfig config, RunningFolder folder, CancellationToken cancellationToken)
    {
        if (task.Model is null)
        {
            report.Failed("MG5156", "there is a script of its models", report.Snippet.Position, "The question needs a script of the models' answers.", advice: "Name one in the comment above: model: FILE.");
            return;
        }

        var started = time.GetTimestamp();
        var run = new AgentsRun(time)
        {
            Config = config,
            Question = task.Question!,
            Timeout = ProcessPhase.Limit,
            Sandbox = SandboxAccess.IsNeededFor(config) ? await sandboxes.PrepareAsync(config, folder.Path, cancellationToken) : null,
            Doing = words => progress.Doing(report.Snippet.Id, words),
        };
        await using var models = await ScriptedModels.StartAsync(null, task.Model, cancellationToken);
        var store = new WorkspaceStore(Path.Combine(folder.Path, ".massgen"));
        report.Events = await run.RunAsync(models, folder, store, cancellationToken);
        report.Sandbox = run.SandboxOf(report.Events);
        report.Phase("run", time.GetElapsedTime(started));
        Judge(models, folder, store);
    }

    private void Judge(ScriptedModels models, RunningFolder folder, WorkspaceStore store)
    {
        var finished = report.Events.OfType<RunFinished>().Single();
        var others = report.Snippet.Expected.Others;
        var found = new FoundOutcome
        {
            Events = report.Events,
            Files = finished.Winner is { } winner
                ? RunningFolder.Read(store.WorkspaceOf(winner), others.OfType<ExpectedFile>().Select(file => file.Path))
                : new Dictionary<string, string>(),
            Materials = folder.Read(others.OfType<ExpectedMaterial>().Select(file => file.Path)),
        };
        IReadOnlyList<CheckResult> checks = [.. others.Select(expectation => ExpectationCheck.Check(expectation, found))];
        const string script = "the run asks the models just what is scripted";
        foreach (var fault in models.Faults(approve: false))
        {
            report.Failed("MG5151", script, report.Snippet.Position, "The run and the script of its models do not go together.", fault);
        }

        var troubles = string.Join('\n', AgentsRun.Troubles(report.Events));
        if (others.OfType<ExpectedOutcome>().FirstOrDefault() is null && finished.Outcome != RunOutcome.Completed)
        {
            report.Failed("MG5152", "the run completes", report.Snippet.Position, $"The run ended as {finished.Outcome}.", troubles.Length > 0 ? troubles : null);
        }

        checks.ToList().ForEach(report.Add);
        report.CompareAll(_ => finished.Answer ?? "", "the run");
    }
}
