using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Events;
using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Runs;

/// <summary>Owns the agents' turns: starts them, shows them news, stops them, and waits for every one of them at the end.</summary>
internal sealed class TurnRunner
{
    // Longer than any well-behaved tool needs to end what it started, shorter than a person's patience.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(10);

    private readonly RunPlan _plan;
    private readonly Action<CoordinationInput> _post;
    private readonly TurnContext _context;
    private readonly Dictionary<string, AgentMemory> _memories;
    private readonly Dictionary<string, RunningTurn> _running = [];
    private int _budgetReached;

    public TurnRunner(RunPlan plan, Action<RunEvent> append, Action<CoordinationInput> post)
    {
        _plan = plan;
        _post = post;
        _memories = plan.Agents.ToDictionary(agent => agent.Id, agent => new AgentMemory(() => agent.Environment(new AgentEnvironmentContext(agent.Id, plan.Question, append))));
        _context = new TurnContext(
            plan.Question, plan.Agents.Count == 1, plan.Time, new RunBudget(plan.Budget), append, BudgetReached);
    }

    public void Perform(CoordinationEffect effect, CoordinationState state)
    {
        switch (effect)
        {
            case StartTurn start:
                Start(start, state);
                break;
            case ShowAnswers show when _running.TryGetValue(show.Agent, out var turn):
                turn.Turn.Show(View(state, show.Agent));
                break;
            case StopTurn stop when _running.TryGetValue(stop.Agent, out var turn):
                Cancel(turn);
                break;
            default:
                // The turn to be shown or stopped has already ended; its result is on its way.
                break;
        }
    }

    /// <summary>Takes the turn that ended with an input, if one did.</summary>
    /// <returns>What tells the schedule that the result has had all its consequences.</returns>
    public Action Ended(CoordinationInput input)
    {
        if (AgentOf(input) is not { } agent || !_running.Remove(agent, out var turn))
        {
            return static () => { };
        }

        return () =>
        {
            turn.Slot.End();
            turn.Cancellation.Dispose();
        };
    }

    public async Task StopAllAsync()
    {
        foreach (var turn in _running.Values)
        {
            Cancel(turn);
        }

        await Task.WhenAll(_running.Values.Select(turn => WaitAsync(turn))).ConfigureAwait(false);
    }

    /// <summary>The answer an agent captured last was accepted.</summary>
    public void Publish(string agent, string answerId) => _memories[agent].Publish(answerId);

    /// <summary>Removes what the agents had around them. Every turn must have ended.</summary>
    public async Task CloseAsync()
    {
        foreach (var memory in _memories.Values)
        {
            await memory.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(RunningTurn turn)
    {
        using var farewell = new CancellationTokenSource(LongestFarewell, _plan.Time);
        try
        {
            await turn.Task.WaitAsync(farewell.Token).ConfigureAwait(false);
            turn.Cancellation.Dispose();
        }
        catch (OperationCanceledException)
        {
            // The log has room for one more fact about it, and the run must end; what it does from now on reaches nobody.
            _context.Append(new RunWarning
            {
                Agent = turn.Agent,
                Code = "MG2004",
                Message = $"A tool or model client did not stop within {LongestFarewell.TotalSeconds:0} s of being told to; the run ends without it.",
            });
        }

        turn.Slot.End();
    }

    private void Cancel(RunningTurn turn)
    {
        try
        {
            turn.Cancellation.Cancel();
        }
        catch (AggregateException protest)
        {
            // A client or tool failed while it was told to stop. The turn ends all the same, and so must the run.
            _context.Append(new RunWarning
            {
                Agent = turn.Agent,
                Code = "MG2003",
                Message = $"Something failed while the agent was being stopped: {protest.InnerException?.Message}",
            });
        }
    }

    private void Start(StartTurn start, CoordinationState state)
    {
        var agent = _plan.Agents.First(candidate => candidate.Id == start.Agent);
        var view = View(state, start.Agent);
        var presentation = start.Stage == AgentStage.Presentation ? PresentationMessage(state, view) : null;
        var slot = _plan.Schedule.Begin(agent.Id);
        var turn = new AgentTurn(agent, _memories[agent.Id], _context, slot, view, presentation);
        var cancellation = new CancellationTokenSource();
        _running[agent.Id] = new RunningTurn(agent.Id, turn, slot, cancellation, Task.Run(
            () => RunAsync(agent.Id, turn, start.Delay, cancellation.Token), CancellationToken.None));
    }

    private static string? AgentOf(CoordinationInput input) => input switch
    {
        AgentAnswered answered => answered.Agent,
        AgentVoted voted => voted.Agent,
        AgentTurnFailed failed => failed.Agent,
        AgentPresented presented => presented.Agent,
        AgentTurnStopped stopped => stopped.Agent,
        _ => null,
    };

    // A turn always ends with exactly one input.
    private async Task RunAsync(string agent, AgentTurn turn, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, _plan.Time, cancellationToken).ConfigureAwait(false);
            _post(await turn.RunAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _post(new AgentTurnStopped(agent));
        }
        catch (ModelException failed)
        {
            _post(new AgentTurnFailed(agent, failed.Code, failed.Message, failed.IsRetryable));
        }
        catch (Exception fault)
        {
            // One agent's fault, whatever it is, must not take the others down; the coordination decides what follows.
            _post(new AgentTurnFailed(agent, "MG3002", $"{fault.GetType().Name}: {fault.Message}", IsRetryable: true));
        }
    }

    private AnswerView View(CoordinationState state, string agent) => new(
        state.Version,
        [.. state.Agents.Where(author => author.Answer is not null)
            .Select(author => new ShownAnswer(author.Alias, author.Answer!.Id, author.Answer.Content))],
        (state[agent].Answer?.Revision ?? 0) < _plan.Rules.MostAnswersPerAgent);

    private ChatMessage PresentationMessage(CoordinationState state, AnswerView view)
    {
        var winner = state[state.Winner!];
        var reasons = state.Agents
            .Where(voter => state.VoteCounts(voter) && voter.Vote!.For == winner.Id && voter.Vote.Reason.Length > 0)
            .Select(voter => voter.Vote!.Reason)
            .ToList();
        return new ChatMessage(ChatRole.User, Prompts.PresentationQuestion(_plan.Question, view, winner.Alias, reasons));
    }

    private void BudgetReached(string limit, string value)
    {
        if (Interlocked.Exchange(ref _budgetReached, 1) == 0)
        {
            _post(new RunLimitHit(limit, value, RunOutcome.BudgetReached));
        }
    }

    private sealed record RunningTurn(string Agent, AgentTurn Turn, ITurnSlot Slot, CancellationTokenSource Cancellation, Task Task);
}
