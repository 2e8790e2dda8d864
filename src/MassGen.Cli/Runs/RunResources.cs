using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Providers;
using MassGen.Runs.Disk;
using MassGen.Sandbox;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Runs;

/// <summary>What a run holds on to while it goes on: connections, clients, and the places where commands run.</summary>
internal sealed class RunResources : IAsyncDisposable
{
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly SocketsHttpHandler _edge = new() { UseCookies = false };
    private readonly List<IChatClient> _clients = [];
    private readonly List<AgentSandbox> _places = [];
    private ShellSandboxes? _sandboxes;

    private RunResources()
    {
    }

    /// <summary>Gets everything ready that takes long or may be missing.</summary>
    /// <exception cref="SandboxException">No sandbox can be used.</exception>
    public static async Task<RunResources> OpenAsync(MassGenConfig config, string sandbox, Action<string> say, CancellationToken cancellationToken)
    {
        var resources = new RunResources();
        try
        {
            foreach (var shell in config.Agents.Select(agent => agent.Backend.CommandLine).OfType<CommandLineConfig>())
            {
                resources._sandboxes ??= await ShellSandboxes.OpenAsync(sandbox, say, TimeProvider.System, cancellationToken);
                await resources._sandboxes.PrepareAsync(shell, cancellationToken);
            }

            return resources;
        }
        catch
        {
            await resources.DisposeAsync();
            throw;
        }
    }

    /// <summary>The client of an agent's model.</summary>
    public IChatClient ClientOf(AgentConfig agent, ChatPipeline pipeline)
    {
        var client = ChatClientFactory.Create(RunComposer.EndpointOf(agent, _run), _edge, pipeline);
        _clients.Add(client);
        return client;
    }

    /// <summary>What an agent's environment is made of.</summary>
    public AgentSurroundings SurroundingsOf(AgentConfig agent, RunFolder folder) => new()
    {
        Folder = folder,
        Sandbox = agent.Backend.CommandLine is not { } shell ? null : emit =>
        {
            var place = new AgentSandbox(agent.Id, token => _sandboxes!.CreateAsync(shell, token), emit);
            lock (_places)
            {
                _places.Add(place);
            }

            return place;
        },
    };

    /// <summary>Removes the places where commands ran.</summary>
    public async Task ClosePlacesAsync()
    {
        foreach (var place in _places)
        {
            await place.DisposeAsync();
        }

        _places.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ClosePlacesAsync();
        if (_sandboxes is not null)
        {
            await _sandboxes.DisposeAsync();
        }

        _clients.ForEach(client => client.Dispose());
        _edge.Dispose();
    }
}
