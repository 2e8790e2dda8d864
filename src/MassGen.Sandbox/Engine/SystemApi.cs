namespace MassGen.Sandbox.Engine;

/// <summary>The engine's calls about itself.</summary>
internal sealed class SystemApi(EngineConnection engine)
{
    /// <summary>Whether it is there, and whether it is Podman.</summary>
    /// <exception cref="EngineException">It is too old, or no engine at all.</exception>
    public async Task<EngineKind> PingAsync(CancellationToken cancellationToken)
    {
        var call = EngineCall.Get("/_ping") with { IsUnversioned = true };
        using var response = await engine.StreamAsync(call, cancellationToken).ConfigureAwait(false);
        var spoken = response.Headers.TryGetValues("Api-Version", out var values) ? values.First() : "";
        if (!Version.TryParse(spoken, out var version))
            throw new EngineException(call.Name, response.StatusCode, "it does not say which version it speaks, so it is no container engine.");
        if (version < EngineConnection.Spoken)
        {
            throw new EngineException(
                call.Name, response.StatusCode,
                $"it speaks version {version} of the Engine API, and {EngineConnection.Spoken} is needed: Docker 20.10 or newer, or Podman 3 or newer.");
        }

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
