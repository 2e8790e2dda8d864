using MassGen.Coordination;
using MassGen.Events;
using MassGen.Runs;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What a turn needs from the run around it.</summary>
internal sealed record TurnContext(
    TimeProvider Time, RunBudget Budget, CallPricing Prices, Action<RunEvent> Append, Action<string, string> BudgetReached);

/// <summary>
/// One turn of one agent: a fresh conversation that goes on until what it submits is taken. New answers of others reach it between two
/// model calls; a refusal reaches it as the result of the call that was refused.
/// </summary>
/// <param name="task">What the turn is for.</param>
/// <param name="memory">What stays with the agent.</param>
/// <param name="context">The run around it.</param>
/// <param name="slot">Its place in the schedule.</param>
/// <param name="view">The answers it begins with.</param>
/// <param name="submit">Hands over what the turn ends with; gives the reason when that is refused, or null when the turn is over.</param>
internal sealed class AgentTurn(
    StageTask task, AgentMemory memory, TurnContext context, ITurnSlot slot, Func<AnswerView> view, Func<CoordinationInput, CancellationToken, Task<string?>> submit)
{
    // As in the Python project: three responses without a usable result end a turn.
    private const int MostStrikes = 3;

    // Bounds a model that asks for one tool after another and never answers.
    private const int MostCalls = 50;

    private readonly Conversation _conversation = new(task.Agent, task.MayForget, context.Append);
    private readonly Agent _agent = task.Agent;
    private Func<AnswerView> _view = view;
    private AnswerView _seen = view();
    private int _shownVersion = -1;
    private IReadOnlyList<AIFunction> _tools = [];
    private int _strikes;

    private ToolCalls Tools => new(_agent.Id, _tools, task.Waits, context.Time, context.Append);

    /// <summary>Gives the turn a newer view; it takes effect before the next model call.</summary>
    public void Show(Func<AnswerView> newer) => Volatile.Write(ref _view, newer);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var call = 1; call <= MostCalls; call++)
        {
            await slot.PassAsync(Prepare, cancellationToken).ConfigureAwait(false);
            await OpenAsync(call == 1, cancellationToken).ConfigureAwait(false);
            var response = await AskAsync(cancellationToken).ConfigureAwait(false);
            var isOver = response.Calls.Count == 0
                ? await ConcludeAsync(response, cancellationToken).ConfigureAwait(false)
                : await ActAsync(response, cancellationToken).ConfigureAwait(false);
            if (isOver)
            {
                return;
            }
        }

        await FailAsync("MG3004", $"It made {MostCalls} model calls in one turn without an answer or a vote.", false, cancellationToken).ConfigureAwait(false);
    }

    // Runs at the moment the schedule fixes the request, so that all agents of a round see the same answers.
    private void Prepare()
    {
        var latest = Volatile.Read(ref _view)();
        if (_shownVersion >= 0 && latest.Version > _seen.Version && task.FollowsNews)
        {
            _conversation.TellNews(Prompts.News(latest));
        }

        _seen = latest;
    }

    private async Task OpenAsync(bool isFirstCall, CancellationToken cancellationToken)
    {
        if (isFirstCall)
        {
            _tools = await memory.Environment.OpenAsync(task.Stage, cancellationToken).ConfigureAwait(false);
            string?[] words = [task.Instructions(_tools), memory.Environment.Instructions(task.Stage)];
            _conversation.Begin(
                string.Join("\n\n", words.Where(text => !string.IsNullOrWhiteSpace(text))), task.Opening(_seen, _tools));
        }

        if (_shownVersion != _seen.Version)
        {
            _shownVersion = _seen.Version;
            await memory.Environment.ShowAsync(_seen, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ModelResponse> AskAsync(CancellationToken cancellationToken)
    {
        var options = _agent.Options?.Clone() ?? new ChatOptions();
        options.ModelId = _agent.Model;
        options.Tools = [.. _tools.Where(tool => !task.Waits(tool)), .. task.Workflow(_seen)];
        _conversation.Shorten();
        var guess = TokenEstimate.Of(_conversation.Messages) + options.Tools.OfType<AIFunction>().Sum(TokenEstimate.Of);
        var expected = memory.Forecast.Expect(guess, _conversation.Counted);
        if (context.Budget.BeginCall(expected) is { } reached)
        {
            context.BudgetReached(reached.Limit, reached.Value);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ConfigureAwait(false);
        }

        context.Append(new ModelRequested
        {
            Agent = _agent.Id,
            Model = _agent.Model,
            Call = ++memory.Calls,
            Messages = _conversation.Messages.Count,
            Tools = [.. options.Tools.Select(tool => tool.Name)],
        });
        var call = new ModelCall(_agent, context, expected);
        try
        {
            var response = await call.SendAsync(_conversation.Messages, options, cancellationToken).ConfigureAwait(false);
            _conversation.Take(response, call.Usage?.InputTokens);
            return response;
        }
        finally
        {
            context.Budget.Settle(expected, call.Usage);
            memory.Note(call, guess, _agent, context);
        }
    }

    private Task<bool> ConcludeAsync(ModelResponse response, CancellationToken cancellationToken) => task.Conclude(response.Text, _seen) is { } input
        ? SubmitAsync(input, refusal => _conversation.Tell(refusal), cancellationToken)
        : StrikeAsync(() => _conversation.Tell(task.Reminder(_seen)), cancellationToken);

    private async Task<bool> ActAsync(ModelResponse response, CancellationToken cancellationToken)
    {
        var results = new List<AIContent>();
        var workflow = response.Calls.Where(task.IsWorkflow).ToList();
        foreach (var call in response.Calls.Except(workflow))
        {
            results.Add(await Tools.RunAsync(call, cancellationToken).ConfigureAwait(false));
        }

        if (workflow.Count == 0)
        {
            _strikes = 0;
            _conversation.Answer(results);
            return false;
        }

        var decided = workflow.Count == 1
            ? task.Read(workflow[0], _seen, response.Text)
            : new WorkflowCall.Invalid($"Submit one thing only, not {workflow.Count}: one call, which decides.");
        switch (decided)
        {
            case WorkflowCall.Submits submits:
                return await SubmitAsync(
                    submits.Input,
                    refusal => _conversation.Answer([.. results, new FunctionResultContent(workflow[0].CallId, "Error: " + refusal)]),
                    cancellationToken).ConfigureAwait(false);
            case WorkflowCall.Invalid invalid:
                results.AddRange(workflow.Select(call => Tools.Refuse(call, invalid.Reason)));
                return await StrikeAsync(() => _conversation.Answer(results), cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"A workflow call of the kind {decided.GetType().Name} has no rule.");
        }
    }

    private async Task<bool> SubmitAsync(CoordinationInput input, Action<string> tell, CancellationToken cancellationToken)
    {
        if (input is AgentAnswered)
        {
            await memory.Environment.CaptureAsync(cancellationToken).ConfigureAwait(false);
        }

        if (await submit(input, cancellationToken).ConfigureAwait(false) is not { } refusal)
        {
            return true;
        }

        tell(refusal);
        return false;
    }

    private async Task<bool> StrikeAsync(Action tell, CancellationToken cancellationToken)
    {
        if (++_strikes < MostStrikes)
        {
            tell();
            return false;
        }

        await FailAsync("MG3003", $"{MostStrikes} responses in a row brought neither an answer nor a vote.", true, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private Task<string?> FailAsync(string code, string message, bool isRetryable, CancellationToken cancellationToken) =>
        submit(new AgentTurnFailed(_agent.Id, code, message, isRetryable), cancellationToken);
}
