using MassGen.Events;
using MassGen.Providers;

namespace MassGen.Cli.Composition;

/// <summary>Tells a run's log what happens under a chat client, which exists before the run does.</summary>
internal sealed class PipelineNews
{
    private readonly string _agent;
    private Action<RunEvent>? _emit;

    public PipelineNews(string agent)
    {
        _agent = agent;
        Pipeline = new ChatPipeline
        {
            OnRetry = notice => _emit?.Invoke(new ModelRetried
            {
                Agent = _agent,
                Attempt = notice.Attempt,
                Delay = notice.Delay,
                Cause = $"{notice.Fault.Code}: {notice.Fault.Message}",
            }),
            OnRefused = refused => _emit?.Invoke(new RunWarning { Agent = _agent, Code = "MG2005", Message = refused.Reason }),
        };
    }

    /// <summary>The pipeline to make the client with.</summary>
    public ChatPipeline Pipeline { get; }

    /// <summary>From now on news go to this log. Called in the agent's first turn, before its first call.</summary>
    public void TellTo(Action<RunEvent> emit) => _emit = emit;
}
