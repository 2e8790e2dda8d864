using MassGen.Events;

namespace MassGen.Tests.Projections;

/// <summary>Logs in any order, also ones no run would write.</summary>
internal static class RandomEvents
{
    public static IReadOnlyList<RunEvent> Of(int seed)
    {
        var random = new Random(seed);
        var events = Enumerable.Range(0, random.Next(60)).Select(_ => Next(random));
        return SampleRun.Log([SampleRun.Started("a", "b"), .. events]);
    }

    private static RunEvent Next(Random random)
    {
        var agent = random.Next(2) == 0 ? "a" : "b";
        var id = $"call{random.Next(3)}";
        return random.Next(17) switch
        {
            0 => SampleRun.Request(agent, random.Next(1, 4)),
            1 => SampleRun.Response(agent, random.Next(2) == 0 ? null : id),
            2 or 3 => SampleRun.Text(agent, id),
            4 => new ReasoningDelta { Agent = agent, Text = id },
            5 => SampleRun.Usage(agent, random.Next(2) == 0 ? null : 0.5m),
            6 => SampleRun.Tool(agent, id),
            7 => SampleRun.ToolDone(agent, id, random.Next(2) == 0),
            8 => SampleRun.Command(agent, id),
            9 => SampleRun.CommandDone(agent, id, random.Next(2)),
            10 => SampleRun.Answer(agent, id),
            11 => SampleRun.Vote(agent, "a", id),
            12 => new AgentRestarted { Agent = agent, Because = id, Version = 1 },
            13 => new AgentFailed { Agent = agent, Code = "MG3002", Message = id, WillRetry = true },
            14 => new RunWarning { Code = "MG2001", Message = id },
            15 => new EventOfTheFuture { Agent = agent },
            _ => SampleRun.Finished(agent),
        };
    }
}
