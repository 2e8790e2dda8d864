using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

/// <summary>A run of named agents whose turns end as the test says. Keeps the state, all events and the last decision.</summary>
internal sealed class Scene
{
    public static readonly string[] Names = ["ada", "bob", "cyd", "dee", "eve", "fay"];

    private readonly CoordinationRules _rules;

    public Scene(int agents, CoordinationRules? rules = null)
    {
        _rules = rules ?? new CoordinationRules();
        Put(new RunRequested(Started(agents)));
    }

    public CoordinationState State { get; private set; } = new();

    public List<RunEvent> Events { get; } = [];

    public Decision Last { get; private set; } = new([], []);

    public RunFinished Finished => Assert.IsType<RunFinished>(Events[^1]);

    public static RunStarted Started(int agents) => new()
    {
        Question = "Why?",
        Agents = [.. Names.Take(agents).Select(name => new AgentSummary(name, "scripted", null))],
        Limits = new Dictionary<string, string>(),
    };

    public Scene Put(CoordinationInput input)
    {
        Last = Coordinator.Decide(State, input, _rules);
        foreach (var runEvent in Last.Events)
        {
            Events.Add(runEvent);
            State = State.Apply(runEvent);
        }

        return this;
    }

    public Scene Answers(string agent, string content = "", int? seen = null) =>
        Put(new AgentAnswered(agent, seen ?? State.Version, content.Length > 0 ? content : Another(agent)));

    public Scene Votes(string agent, string forAlias, int? seen = null) =>
        Put(new AgentVoted(agent, seen ?? State.Version, forAlias, "because"));

    public Scene Fails(string agent, bool retryable = true) =>
        Put(new AgentTurnFailed(agent, "MG3001", $"{agent} broke", retryable));

    public Scene Presents(string agent, string final = "Final.") => Put(new AgentPresented(agent, final));

    public Scene Confirms(string agent) => Put(new AgentEvaluated(agent, null));

    public Scene WantsRestart(string agent) => Put(new AgentEvaluated(agent, new RestartWish("It is wrong.", "Check it.")));

    public Scene TimesOut() => Put(new RunLimitHit("orchestrator_timeout_seconds", "5 s", RunOutcome.TimedOut));

    // The first is the one that tests name; a later one must differ.
    private string Another(string agent) => State[agent].Revisions is > 0 and var before ? $"{agent}'s answer {before + 1}" : $"{agent}'s answer";

    public T Only<T>()
        where T : RunEvent => Assert.Single(Last.Events.OfType<T>());

    public StartTurn Started(string agent) => Assert.Single(Last.Effects.OfType<StartTurn>(), start => start.Agent == agent);

    public Refuse Refused(string agent) => Assert.Single(Last.Effects.OfType<Refuse>(), refusal => refusal.Agent == agent);

    public void NothingHappened()
    {
        Assert.Empty(Last.Events);
        Assert.Empty(Last.Effects);
    }
}
