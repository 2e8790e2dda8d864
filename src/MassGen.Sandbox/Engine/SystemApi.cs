namespace MassGen.Sandbox.Engine;

/// <summary>The engine's calls about itself.</summary>
internal sealed class SystemApi(EngineConnection engine)
{
    /// <summary>Whether it is there, and whether it is Podman.</summary>
    public async Task<EngineKind> PingAsync(CancellationToken cancellationToken)
    {
        using var response = await engine
            .StreamAsync(EngineCall.Get("/_ping") with { IsUnversioned = true }, cancellationToken).ConfigureAwait(false);
        var isPodman = response.Headers.Contains("Libpod-Api-Version")
            || response.Headers.Server.ToString().StartsWith("Libpod", StringComparison.OrdinalIgnoreCase);
        return isPodman ? EngineKind.Podman : EngineKind.Docker;
    }

    public Task<SystemState> InspectAsync(CancellationToken cancellationToken) =>
        engine.CallAsync(EngineCall.Get("/info"), EngineJson.Default.SystemState, cancellationToken);
}

/// <summary>Which engine answers.</summary>
internal enum EngineKind
{
    Docker,
    Podman,
}
