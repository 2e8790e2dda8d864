using MassGen.Coordination;
using MassGen.Events;
using MassGen.Runs;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What a turn needs from the run around it.</summary>
internal sealed record TurnContext(
    string Question,
    bool IsAlone,
    TimeProvider Time,
    RunBudget Budget,
    Action<RunEvent> Append,
    Action<string, string> BudgetReached);

/// <summary>
/// One turn of one agent: a fresh conversation that ends with an answer, a vote or a failure. New answers of others reach it
/// between two model calls.
/// </summary>
internal sealed class AgentTurn(Agent agent, AgentMemory memory, TurnContext context, ITurnSlot slot, AnswerView view, ChatMessage? presentation)
{
    // As in the Python project: three responses without a usable result end a turn.
    private const int MostStrikes = 3;

    // Bounds a model that asks for one tool after another and never answers.
    private const int MostCalls = 50;

    private readonly List<ChatMessage> _messages = [];
    private AnswerView _view = view;
    private AnswerView _seen = view;
    private int _shownVersion = -1;
    private IReadOnlyList<AIFunction> _tools = [];
    private int _strikes;

    private bool IsPresenting => presentation is not null;

    private AgentStage Stage => IsPresenting ? AgentStage.Presentation : AgentStage.Coordination;

    private ToolCalls Tools => new(agent.Id, _tools, context.Time, context.Append);

    private bool UsesWorkflow => !context.IsAlone && !IsPresenting;

    /// <summary>Gives the turn a newer view; it takes effect before the next model call.</summary>
    public void Show(AnswerView newer) => Volatile.Write(ref _view, newer);

    public async Task<CoordinationInput> RunAsync(CancellationToken cancellationToken)
    {
        for (var call = 1; call <= MostCalls; call++)
        {
            await slot.PassAsync(Prepare, cancellationToken).ConfigureAwait(false);
            await OpenAsync(call == 1, cancellationToken).ConfigureAwait(false);
            var response = await AskAsync(cancellationToken).ConfigureAwait(false);
            var result = response.Calls.Count == 0
                ? Conclude(response)
                : await ActAsync(response, cancellationToken).ConfigureAwait(false);
            if (result is AgentAnswered)
            {
                await memory.Environment.CaptureAsync(cancellationToken).ConfigureAwait(false);
            }

            if (result is not null)
            {
                return result;
            }
        }

        return new AgentTurnFailed(agent.Id, "MG3004", $"It made {MostCalls} model calls in one turn without an answer or a vote.", false);
    }

    // Runs at the moment the schedule fixes the request, so that all agents of a round see the same answers.
    private void Prepare()
    {
        var latest = Volatile.Read(ref _view);
        if (_messages.Count == 0)
        {
            _messages.Add(presentation ?? new ChatMessage(
                ChatRole.User, context.IsAlone ? context.Question : Prompts.Question(context.Question, latest)));
        }
        else if (latest.Version > _seen.Version && UsesWorkflow)
        {
            _messages.Add(new ChatMessage(ChatRole.User, Prompts.News(latest)));
        }

        _seen = latest;
    }

    private async Task OpenAsync(bool isFirstCall, CancellationToken cancellationToken)
    {
        if (isFirstCall)
        {
            _tools = await memory.Environment.OpenAsync(Stage, cancellationToken).ConfigureAwait(false);
            AddInstructions();
        }

        if (_shownVersion != _seen.Version)
        {
            _shownVersion = _seen.Version;
            await memory.Environment.ShowAsync(_seen, cancellationToken).ConfigureAwait(false);
        }
    }

    private void AddInstructions()
    {
        var system = IsPresenting ? Prompts.Presentation(agent.SystemMessage)
            : context.IsAlone ? agent.SystemMessage
            : Prompts.Coordination(agent.SystemMessage);
        var words = string.Join("\n\n", new[] { system, memory.Environment.Instructions(Stage) }.Where(text => !string.IsNullOrWhiteSpace(text)));
        if (words.Length > 0)
        {
            _messages.Insert(0, new ChatMessage(ChatRole.System, words));
        }
    }

    private async Task<ModelResponse> AskAsync(CancellationToken cancellationToken)
    {
        var options = agent.Options?.Clone() ?? new ChatOptions();
        options.ModelId = agent.Model;
        options.Tools = [.. Offered()];
        if (context.Budget.BeginCall() is { } reached)
        {
            context.BudgetReached(reached.Limit, reached.Value);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ConfigureAwait(false);
        }

        context.Append(new ModelRequested
        {
            Agent = agent.Id,
            Model = agent.Model,
            Call = ++memory.Calls,
            Messages = _messages.Count,
            Tools = [.. options.Tools.Select(tool => tool.Name)],
        });
        var call = new ModelCall(agent, context.Time, context.Append);
        try
        {
            var response = await call.SendAsync(_messages, options, cancellationToken).ConfigureAwait(false);
            _messages.Add(response.ToMessage());
            return response;
        }
        finally
        {
            memory.Note(call, agent, context);
        }
    }

    private IEnumerable<AITool> Offered() => UsesWorkflow ? [.. _tools, .. WorkflowTools.For(_seen)] : _tools;

    private CoordinationInput? Conclude(ModelResponse response)
    {
        if (IsPresenting)
        {
            return new AgentPresented(agent.Id, response.Text);
        }

        if (context.IsAlone && !string.IsNullOrWhiteSpace(response.Text))
        {
            return new AgentAnswered(agent.Id, _seen.Version, response.Text);
        }

        return Strike(new ChatMessage(ChatRole.User, Prompts.Reminder(_seen)));
    }

    private async Task<CoordinationInput?> ActAsync(ModelResponse response, CancellationToken cancellationToken)
    {
        var results = new List<AIContent>();
        var workflow = response.Calls.Where(WorkflowTools.IsWorkflow).ToList();
        foreach (var call in response.Calls.Except(workflow))
        {
            results.Add(await Tools.RunAsync(call, cancellationToken).ConfigureAwait(false));
        }

        if (workflow.Count == 0)
        {
            _strikes = 0;
            _messages.Add(new ChatMessage(ChatRole.Tool, results));
            return null;
        }

        if (!UsesWorkflow)
        {
            // Not offered, and called all the same.
            results.AddRange(workflow.Select(call => Tools.Refuse(call, "There is nothing to submit any more. Write the answer as text.")));
            return Strike(new ChatMessage(ChatRole.Tool, results));
        }

        var decided = workflow.Count == 1
            ? WorkflowTools.Read(workflow[0], _seen, response.Text)
            : new WorkflowCall.Invalid("Submit one thing only: one `new_answer` or one `vote`.");
        switch (decided)
        {
            case WorkflowCall.NewAnswer answer:
                return new AgentAnswered(agent.Id, _seen.Version, answer.Content);
            case WorkflowCall.CastVote vote:
                return new AgentVoted(agent.Id, _seen.Version, vote.For, vote.Reason);
            case WorkflowCall.Invalid invalid:
                results.AddRange(workflow.Select(call => Tools.Refuse(call, invalid.Reason)));
                return Strike(new ChatMessage(ChatRole.Tool, results));
            default:
                throw new InvalidOperationException($"A workflow call of the kind {decided.GetType().Name} has no rule.");
        }
    }

    private AgentTurnFailed? Strike(ChatMessage next)
    {
        _messages.Add(next);
        return ++_strikes < MostStrikes
            ? null
            : new AgentTurnFailed(agent.Id, "MG3003", $"{MostStrikes} responses in a row brought neither an answer nor a vote.", true);
    }
}
