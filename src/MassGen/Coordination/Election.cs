using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>Counts votes. Only votes for the present answer-set version count, and only agents with an answer can win.</summary>
public static class Election
{
    /// <summary>The winner, or null when nobody has an answer.</summary>
    public static WinnerChosen? Of(CoordinationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var candidates = state.Agents.Where(agent => agent.Answer is not null).ToList();
        if (candidates.Count == 0)
        {
            return null;
        }

        var tally = candidates.ToDictionary(candidate => candidate.Id, candidate => VotesFor(state, candidate.Id));
        var most = tally.Values.Max();
        var leaders = candidates.Where(candidate => tally[candidate.Id] == most).ToList();
        return new WinnerChosen
        {
            Agent = leaders[0].Id,
            AnswerId = leaders[0].Answer!.Id,
            Tally = tally,
            Rule = Rule(state, most, leaders.Count),
        };
    }

    private static int VotesFor(CoordinationState state, string candidate) =>
        state.Agents.Count(voter => state.VoteCounts(voter) && voter.Vote!.For == candidate);

    private static DecisionRule Rule(CoordinationState state, int most, int leaders) => (state.Agents.Length, most, leaders) switch
    {
        (1, _, _) => DecisionRule.OnlyAgent,
        (_, 0, _) => DecisionRule.NoVotesFirstConfigured,
        (_, _, 1) => DecisionRule.MostVotes,
        _ => DecisionRule.TieFirstConfigured,
    };
}
