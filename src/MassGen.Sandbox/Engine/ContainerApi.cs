using System.Net;
using System.Text.Json;

namespace MassGen.Sandbox.Engine;

/// <summary>The engine's container calls, one method each.</summary>
internal sealed class ContainerApi(EngineConnection engine)
{
    public Task<ContainerCreated> CreateAsync(string name, ContainerRequest request, CancellationToken cancellationToken) =>
        engine.CallAsync(
            EngineCall.Post($"/containers/create?name={Uri.EscapeDataString(name)}")
                .WithJson(request, EngineJson.Default.ContainerRequest),
            EngineJson.Default.ContainerCreated,
            cancellationToken);

    /// <summary>Takes over the standard streams of process 1; before the start, so that nothing is missed.</summary>
    public Task<HijackedStream> AttachAsync(string id, CancellationToken cancellationToken) =>
        engine.HijackAsync(EngineCall.Post($"/containers/{id}/attach?stream=1&stdin=1&stdout=1&stderr=1"), cancellationToken);

    public Task StartAsync(string id, CancellationToken cancellationToken) =>
        engine.CallAsync(EngineCall.Post($"/containers/{id}/start"), cancellationToken);

    /// <summary>Kills process 1, and so everything. A container that is not running any more is as good as killed.</summary>
    public Task KillAsync(string id, CancellationToken cancellationToken) =>
        ToleratingAsync(EngineCall.Post($"/containers/{id}/kill?signal=KILL"), cancellationToken);

    /// <summary>Lets a paused container go on. One that is not paused is fine; Docker says so with a 500.</summary>
    public Task UnpauseAsync(string id, CancellationToken cancellationToken) => ToleratingAsync(
        EngineCall.Post($"/containers/{Uri.EscapeDataString(id)}/unpause"), cancellationToken, HttpStatusCode.InternalServerError);

    /// <summary>Removes a container by id or name, running or not, and returns when it is gone. One that was gone before is fine.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        // A paused container cannot die, and Docker 20.10 waits for its death for ever.
        await UnpauseAsync(id, cancellationToken).ConfigureAwait(false);
        var name = Uri.EscapeDataString(id);
        var removal = EngineCall.Delete($"/containers/{name}?force=1&v=1");
        if (await ToleratingAsync(removal, cancellationToken).ConfigureAwait(false) is HttpStatusCode.Conflict)
        {
            // The engine is removing it by itself, because its process 1 has ended, and lists it until that is done.
            await ToleratingAsync(EngineCall.Post($"/containers/{name}/wait?condition=removed"), cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<IReadOnlyList<ContainerSummary>> ListAsync(string label, CancellationToken cancellationToken)
    {
        var filters = JsonSerializer.Serialize(
            new Dictionary<string, string[]> { ["label"] = [label] }, EngineJson.Default.DictionaryStringStringArray);
        return engine.CallAsync(
            EngineCall.Get($"/containers/json?all=1&filters={Uri.EscapeDataString(filters)}"),
            EngineJson.Default.IReadOnlyListContainerSummary,
            cancellationToken);
    }

    /// <summary>Says what the engine refused the call with, where that means that the container is gone or on its way.</summary>
    private async Task<HttpStatusCode?> ToleratingAsync(EngineCall call, CancellationToken cancellationToken, HttpStatusCode? alsoFine = null)
    {
        try
        {
            await engine.CallAsync(call, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (EngineException failure)
            when (failure.Status is { } status && (status is HttpStatusCode.NotFound or HttpStatusCode.Conflict || status == alsoFine))
        {
            return failure.Status;
        }
    }
}
