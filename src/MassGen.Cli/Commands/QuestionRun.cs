using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Events;
using MassGen.Models;
using MassGen.Providers;
using MassGen.Runs;
using MassGen.Sandbox;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Commands;

/// <summary>Puts one question to the agents of a configuration and prints what they do, then the answer.</summary>
internal sealed class QuestionRun : IAsyncDisposable
{
    private readonly MassGenConfig _config;
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly SocketsHttpHandler _edge = new() { UseCookies = false };
    private readonly List<IChatClient> _clients = [];
    private readonly List<AgentSandbox> _places = [];
    private ShellSandboxes? _sandboxes;

    private QuestionRun(MassGenConfig config) => _config = config;

    /// <summary>Runs it. The answer goes to standard output, everything else to standard error.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        MassGenConfig config, string question, string sandbox, string? eventsPath, CancellationToken cancellationToken)
    {
        var unsupported = RunComposer.Unsupported(config);
        if (unsupported.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', unsupported));
            return ExitCodes.Configuration;
        }

        await using var run = new QuestionRun(config);
        try
        {
            await run.PrepareSandboxesAsync(sandbox, cancellationToken);
            return await run.AskAsync(question, eventsPath, cancellationToken);
        }
        catch (Exception failure) when (failure is ModelException or SandboxException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCodes.Configuration;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisposePlacesAsync();
        if (_sandboxes is not null)
        {
            await _sandboxes.DisposeAsync();
        }

        _clients.ForEach(client => client.Dispose());
        _edge.Dispose();
    }

    private async Task PrepareSandboxesAsync(string choice, CancellationToken cancellationToken)
    {
        foreach (var shell in _config.Agents.Select(agent => agent.Backend.CommandLine).OfType<CommandLineConfig>())
        {
            _sandboxes ??= await ShellSandboxes.OpenAsync(choice, Console.Error.WriteLine, TimeProvider.System, cancellationToken);
            await _sandboxes.PrepareAsync(shell, cancellationToken);
        }
    }

    private async Task<int> AskAsync(string question, string? eventsPath, CancellationToken cancellationToken)
    {
        var agents = _config.Agents.Select(agent => RunComposer.AgentOf(agent, pipeline => ClientOf(agent, pipeline), PlaceOf(agent))).ToList();
        var run = Run.Start(RunComposer.Plan(_config, question, agents) with { Closing = _ => DisposePlacesAsync() }, cancellationToken);
        var file = eventsPath is null ? Task.CompletedTask : EventFile.FollowAsync(run.Log, eventsPath, CancellationToken.None);
        await foreach (var runEvent in run.Log.ReadAsync(1, CancellationToken.None))
        {
            if (EventLine.Of(runEvent) is { } line)
            {
                await Console.Error.WriteLineAsync(line);
            }
        }

        await file;
        var finished = await run.Completion;
        if (finished.Answer is { } answer)
        {
            Console.WriteLine(answer);
        }

        return finished.Outcome switch
        {
            RunOutcome.Completed => ExitCodes.Success,
            RunOutcome.TimedOut or RunOutcome.BudgetReached => ExitCodes.Limit,
            RunOutcome.Cancelled => ExitCodes.Interrupted,
            _ => ExitCodes.Execution,
        };
    }

    private IChatClient ClientOf(AgentConfig agent, ChatPipeline pipeline)
    {
        var client = ChatClientFactory.Create(RunComposer.EndpointOf(agent, _name), _edge, pipeline);
        _clients.Add(client);
        return client;
    }

    private Func<Action<RunEvent>, AgentSandbox>? PlaceOf(AgentConfig agent)
    {
        if (agent.Backend.CommandLine is not { } shell)
        {
            return null;
        }

        return emit =>
        {
            var place = new AgentSandbox(agent.Id, token => _sandboxes!.CreateAsync(shell, token), emit);
            _places.Add(place);
            return place;
        };
    }

    private async Task DisposePlacesAsync()
    {
        foreach (var place in _places)
        {
            await place.DisposeAsync();
        }

        _places.Clear();
    }
}
