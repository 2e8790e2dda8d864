namespace MassGen.Mcp;

/// <summary>What connections are made of.</summary>
/// <param name="Launcher">Starts programs.</param>
/// <param name="Edge">Carries HTTP.</param>
/// <param name="Lookup">Values of variables.</param>
/// <param name="Time">The clock.</param>
internal sealed record ServerSurroundings(
    IMcpProcessLauncher Launcher, HttpMessageHandler Edge, Func<string, string?> Lookup, TimeProvider Time);
