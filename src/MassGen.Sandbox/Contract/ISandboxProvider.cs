namespace MassGen.Sandbox;

/// <summary>A way to isolate commands on this machine: an engine with containers, or Linux namespaces.</summary>
public interface ISandboxProvider : IAsyncDisposable
{
    /// <summary>The provider's word in configurations: <c>docker</c>, <c>podman</c> or <c>namespaces</c>.</summary>
    string Name { get; }

    /// <summary>What this provider really holds against a hostile program.</summary>
    SandboxCapabilities Capabilities { get; }

    /// <summary>Starts an empty sandbox. When the token is cancelled on the way, nothing is left behind.</summary>
    /// <exception cref="SandboxException">It could not be started; the message says what to do.</exception>
    Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken);
}
