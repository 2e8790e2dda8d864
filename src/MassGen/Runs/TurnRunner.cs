using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Events;
using MassGen.Models;

namespace MassGen.Runs;

/// <summary>Owns the agents' turns: starts them, shows them news, stops them, and waits for every one of them at the end.</summary>
internal sealed class TurnRunner
{
    // Longer than any well-behaved tool needs to end what it started, shorter than a person's patience.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(10);

    // A busy machine may need long to remove a container; whoever waits for the answer must get it all the same.
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromMinutes(1);

    private readonly RunPlan _plan;
    private readonly Action<CoordinationInput> _post;
    private readonly TurnContext _context;
    private readonly Dictionary<string, AgentMemory> _memories;
    private readonly TurnTasks _tasks;
    private readonly Dictionary<string, RunningTurn> _running = [];

    // The turn whose result is being decided.
    private RunningTurn? _submitting;
    private int _budgetReached;

    public TurnRunner(RunPlan plan, IReadOnlyList<RunEvent> earlier, Action<RunEvent> append, Action<CoordinationInput> post)
    {
        _plan = plan;
        _post = post;
        _tasks = new TurnTasks(plan);
        var budget = new RunBudget(plan.Budget);
        budget.Record(earlier);
        _context = new TurnContext(plan.Time, budget, new CallPricing(plan.Models, plan.Time), append, BudgetReached);
        _memories = plan.Agents.ToDictionary(agent => agent.Id, agent => MemoryOf(agent, earlier));
    }

    public void Perform(IReadOnlyList<CoordinationEffect> effects, CoordinationState state)
    {
        // All turns have their place in the schedule before the first of them runs: a round must not begin without the others.
        foreach (var (turn, delay) in effects.Select(effect => Perform(effect, state)).OfType<(RunningTurn, TimeSpan)>().ToList())
        {
            turn.Task = Task.Run(() => RunAsync(turn, delay, turn.Cancellation.Token), CancellationToken.None);
        }
    }

    private (RunningTurn Turn, TimeSpan Delay)? Perform(CoordinationEffect effect, CoordinationState state)
    {
        switch (effect)
        {
            case StartTurn start:
                return (Prepare(start, state), start.Delay);
            case ShowAnswers show when _running.TryGetValue(show.Agent, out var turn):
                turn.Turn.Show(() => _tasks.View(state, show.Agent));
                break;
            case Refuse refuse when _submitting is { } turn && turn.Agent == refuse.Agent:
                _submitting = null;
                _running[turn.Agent] = turn;
                turn.Refuse(refuse.Reason);
                break;
            case StopTurn stop when _running.TryGetValue(stop.Agent, out var turn):
                Cancel(turn);
                break;
            default:
                // The turn to be shown or stopped has already ended; its result is on its way.
                break;
        }

        return null;
    }

    /// <summary>Takes the turn that an input came from out of those at work, until it is decided what becomes of it.</summary>
    public void Take(CoordinationInput input) =>
        _submitting = AgentOf(input) is { } agent && _running.Remove(agent, out var turn) ? turn : null;

    /// <summary>Everything that follows from the input has been done; the turn it came from is over unless it was refused.</summary>
    public void Settle()
    {
        _submitting?.End();
        _submitting?.Dispose();
        _submitting = null;
    }

    public async Task StopAllAsync()
    {
        Settle();
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
        foreach (var (agent, memory) in _memories)
        {
            try
            {
                await memory.DisposeAsync().AsTask().WaitAsync(LongestRemoval, _plan.Time).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // The others' surroundings are to be removed all the same, and the run's answer stays.
                _context.Append(new RunWarning
                {
                    Agent = agent,
                    Code = "MG2008",
                    Message = $"What the agent had around it could not be removed: {failure.Message}",
                });
            }
        }
    }

    private async Task WaitAsync(RunningTurn turn)
    {
        using var farewell = new CancellationTokenSource(LongestFarewell, _plan.Time);
        try
        {
            await turn.Task.WaitAsync(farewell.Token).ConfigureAwait(false);
            turn.Dispose();
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

        turn.End();
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

    private RunningTurn Prepare(StartTurn start, CoordinationState state)
    {
        var task = _tasks.Of(start, state);
        var slot = _plan.Schedule.Begin(start.Agent);
        var turn = new RunningTurn(task, _memories[start.Agent], _context, slot, () => _tasks.View(state, start.Agent), _post);
        _running[start.Agent] = turn;
        return turn;
    }

    private static string? AgentOf(CoordinationInput input) => input switch
    {
        AgentAnswered answered => answered.Agent,
        AgentVoted voted => voted.Agent,
        AgentTurnFailed failed => failed.Agent,
        AgentPresented presented => presented.Agent,
        PlanningJudged judged => judged.Agent,
        AgentEvaluated evaluated => evaluated.Agent,
        AgentTurnStopped stopped => stopped.Agent,
        _ => null,
    };

    // A turn ends with exactly one input that is not refused.
    private async Task RunAsync(RunningTurn turn, TimeSpan delay, CancellationToken cancellationToken)
    {
        var agent = turn.Agent;
        try
        {
            await Task.Delay(delay, _plan.Time, cancellationToken).ConfigureAwait(false);
            await turn.Turn.RunAsync(cancellationToken).ConfigureAwait(false);
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

    private AgentMemory MemoryOf(Agent agent, IReadOnlyList<RunEvent> earlier) => new(
        memory => agent.Environment(new AgentEnvironmentContext(agent.Id, _plan.Question, _context.Append)
        {
            Meter = new ToolModelMeter(agent.Id, _context, () => ++memory.Calls),
        }),
        new CallForecast(agent, _context))
    {
        Calls = earlier.OfType<ModelRequested>().Count(request => request.Agent == agent.Id),
    };

    private void BudgetReached(string limit, string value)
    {
        if (Interlocked.Exchange(ref _budgetReached, 1) == 0)
        {
            _post(new RunLimitHit(limit, value, RunOutcome.BudgetReached));
        }
    }
}
