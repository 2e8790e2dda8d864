using System.Globalization;
using System.Threading.Channels;
using MassGen.Coordination;
using MassGen.Events;

namespace MassGen.Runs;

/// <summary>The shell around the coordination: one loop that decides, appends and starts or stops turns.</summary>
internal sealed class RunLoop
{
    private readonly RunPlan _plan;
    private readonly EventLog _log;
    private readonly TurnRunner _turns;

    // Bounded by what the run can have in flight: one result a turn, and the few words from outside.
    private readonly Channel<CoordinationInput> _inputs;
    private readonly CoordinationInput _first;
    private CoordinationState _state;

    public RunLoop(RunPlan plan, EarlierRun? earlier, EventLog log)
    {
        _plan = plan;
        _log = log;
        _state = earlier?.State ?? new CoordinationState();
        _first = earlier is null ? new RunRequested(Started()) : new RunContinued(new RunResumed { EarlierOutcome = earlier.Outcome });
        _inputs = Channel.CreateBounded<CoordinationInput>(new BoundedChannelOptions((plan.Agents.Count * 2) + 8) { SingleReader = true });
        _turns = new TurnRunner(plan, earlier?.Events ?? [], Append, Post);
    }

    public async Task<RunFinished> RunAsync(CancellationToken cancellationToken)
    {
        RunFinished finished;
        try
        {
            finished = await DecideUntilFinishedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            // A fault of the orchestrator itself. The log must still get its last event, or its readers would wait for ever.
            finished = Broken(broken);
        }

        await _turns.StopAllAsync().ConfigureAwait(false);
        await _turns.CloseAsync().ConfigureAwait(false);
        return (RunFinished)_log.Append(finished);
    }

    private static RunFinished Broken(Exception fault) => new()
    {
        Outcome = RunOutcome.Failed,
        Causes = [$"The orchestrator itself failed: {fault.Message}"],
    };

    private async Task<RunFinished> DecideUntilFinishedAsync(CancellationToken cancellationToken)
    {
        // The request comes first: a token that is cancelled already must find a run that it can cancel.
        Post(_first);
        using var timer = _plan.Time.CreateTimer(_ => Post(TimedOut()), null, _plan.Timeout, Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.Register(() => Post(new RunCancelled()));
        await foreach (var input in _inputs.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            _turns.Take(input);
            var finished = Perform(Coordinator.Decide(_state, input, _plan.Rules));
            _turns.Settle();
            if (finished is not null)
            {
                return finished;
            }
        }

        throw new InvalidOperationException("The run's inputs ended before its decision did.");
    }

    private RunFinished? Perform(Decision decision)
    {
        RunFinished? finished = null;
        foreach (var runEvent in decision.Events)
        {
            _state = _state.Apply(runEvent);
            switch (runEvent)
            {
                case RunFinished last:
                    finished = last;
                    break;
                case RunStarted started:
                    Append(started);
                    _plan.Warnings.ToList().ForEach(Append);
                    break;
                case AnswerSubmitted accepted:
                    Append(accepted);
                    _turns.Publish(accepted.Agent!, accepted.AnswerId);
                    break;
                default:
                    Append(runEvent);
                    break;
            }
        }

        _turns.Perform(decision.Effects, _state);
        return finished;
    }

    private void Append(RunEvent runEvent) => _log.Append(runEvent);

    private void Post(CoordinationInput input)
    {
        if (!_inputs.Writer.TryWrite(input) && !_log.IsFinished)
        {
            throw new InvalidOperationException($"The run's inputs are full; {input.GetType().Name} could not be taken.");
        }
    }

    private RunLimitHit TimedOut() => new(
        "orchestrator_timeout_seconds", string.Create(CultureInfo.InvariantCulture, $"{_plan.Timeout.TotalSeconds} s"), RunOutcome.TimedOut);

    private RunStarted Started() => new()
    {
        Question = _plan.Question,
        Agents = [.. _plan.Agents.Select(agent => new AgentSummary(agent.Id, agent.Backend, agent.Model))],
        Limits = Limits(),
    };

    private Dictionary<string, string> Limits()
    {
        var limits = new Dictionary<string, string>
        {
            ["orchestrator_timeout_seconds"] = _plan.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            ["max_new_answers_per_agent"] = _plan.Rules.MostAnswersPerAgent.ToString(CultureInfo.InvariantCulture),
        };
        Add(limits, "budget.usd", _plan.Budget.Usd);
        Add(limits, "budget.tokens", _plan.Budget.Tokens);
        Add(limits, "budget.calls", _plan.Budget.Calls);
        return limits;
    }

    private static void Add(Dictionary<string, string> limits, string name, IFormattable? value)
    {
        if (value is not null)
        {
            limits[name] = value.ToString(null, CultureInfo.InvariantCulture);
        }
    }
}
