using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Providers;
using MassGen.Providers.Pacing;
using Microsoft.Extensions.AI;

namespace MassGen.Docs.Verify.Models;

/// <summary>Where the models' answers of one run come from.</summary>
internal abstract class ExampleModels : IAsyncDisposable
{
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly Traffic _traffic = new();
    private readonly List<IChatClient> _clients = [];

    /// <summary>What pages call it: <c>scripted</c>, <c>recorded</c> or <c>none</c> for live models.</summary>
    public abstract string Fixture { get; }

    /// <summary>When a recorded fixture was recorded.</summary>
    public virtual DateTimeOffset? RecordedAt => null;

    /// <summary>The handler that everything ends in.</summary>
    protected abstract HttpMessageHandler Edge { get; }

    /// <summary>The client of an agent.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="pipeline">Who is told of retries.</param>
    /// <exception cref="ProviderException">It cannot be made, for example because a key is missing.</exception>
    public IChatClient ClientOf(AgentConfig agent, ChatPipeline pipeline)
    {
        var client = ChatClientFactory.Create(Address(RunComposer.EndpointOf(agent, _run)), Edge, pipeline with { Traffic = _traffic });
        _clients.Add(client);
        return client;
    }

    /// <summary>The way to a model that a tool asks itself.</summary>
    /// <exception cref="ProviderException">It cannot be asked, for example because a key is missing.</exception>
    public ModelConnection ConnectionOf(ModelEndpoint endpoint, ChatPipeline pipeline, IReadOnlyList<string> betas) =>
        ModelConnectionFactory.Create(Address(endpoint), Edge, pipeline with { Traffic = _traffic }, betas);

    /// <summary>What is wrong with the fixture, now that the run is over; empty when nothing is.</summary>
    /// <param name="approve">Whether what happened shall be approved rather than compared.</param>
    public abstract IReadOnlyList<string> Faults(bool approve);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        Edge.Dispose();
        await DisposeSourceAsync();
    }

    /// <summary>Points an endpoint at the source.</summary>
    protected virtual ModelEndpoint Address(ModelEndpoint endpoint) => endpoint;

    /// <summary>Ends the source.</summary>
    protected virtual ValueTask DisposeSourceAsync() => ValueTask.CompletedTask;
}
