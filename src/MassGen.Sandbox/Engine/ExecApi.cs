namespace MassGen.Sandbox.Engine;

/// <summary>The engine's calls for one more process in a running container.</summary>
internal sealed class ExecApi(EngineConnection engine)
{
    public async Task<string> CreateAsync(string container, ExecRequest request, CancellationToken cancellationToken)
    {
        var call = EngineCall.Post($"/containers/{container}/exec").WithJson(request, EngineJson.Default.ExecRequest);
        return (await engine.CallAsync(call, EngineJson.Default.ExecCreated, cancellationToken).ConfigureAwait(false)).Id;
    }

    public Task<HijackedStream> StartAsync(string exec, CancellationToken cancellationToken) =>
        engine.HijackAsync(
            EngineCall.Post($"/exec/{exec}/start").WithJson(new ExecStart(Detach: false, Tty: false), EngineJson.Default.ExecStart),
            cancellationToken);

    public Task<ExecState> InspectAsync(string exec, CancellationToken cancellationToken) =>
        engine.CallAsync(EngineCall.Get($"/exec/{exec}/json"), EngineJson.Default.ExecState, cancellationToken);
}
