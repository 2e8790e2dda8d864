namespace MassGen.Sandbox.Engine;

/// <summary>Where an engine listens, and why we looked there.</summary>
/// <param name="SocketPath">The Unix socket; empty for an engine that is reached over TCP.</param>
/// <param name="Source">For people, for example <c>DOCKER_HOST</c>.</param>
internal sealed record EngineEndpoint(string SocketPath, string Source)
{
    private const string Unix = "unix://";
    private const string Tcp = "tcp://";

    /// <summary>The host, when the engine is reached over TCP.</summary>
    public EngineHost? Host { get; init; }

    /// <summary>The place, for people.</summary>
    public string Place => Host?.ToString() ?? SocketPath;

    /// <summary>Whether the engine's files and folders are those of another machine.</summary>
    public bool IsElsewhere => Host is { IsThisMachine: false };

    /// <summary>The places to look, in order, from the environment's values.</summary>
    /// <param name="variable">Gives a variable's value or null.</param>
    /// <exception cref="SandboxException"><c>DOCKER_HOST</c> names something that cannot be used.</exception>
    public static IReadOnlyList<EngineEndpoint> Candidates(Func<string, string?> variable)
    {
        if (variable("DOCKER_HOST") is { Length: > 0 } host)
            return [Named(host, variable)];
        var places = new List<EngineEndpoint> { new("/var/run/docker.sock", "Docker's default") };
        if (variable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
        {
            places.Add(new($"{runtime}/docker.sock", "rootless Docker"));
            places.Add(new($"{runtime}/podman/podman.sock", "rootless Podman"));
        }

        places.Add(new("/run/podman/podman.sock", "Podman's default"));
        return places;
    }

    private static EngineEndpoint Named(string host, Func<string, string?> variable)
    {
        const string Name = "DOCKER_HOST";
        if (host.StartsWith(Unix, StringComparison.Ordinal) && host.Length > Unix.Length)
            return new(host[Unix.Length..], Name);
        if (host.StartsWith(Tcp, StringComparison.Ordinal) && EngineHost.Parse(host[Tcp.Length..], EngineCertificates.Of(variable)?.Checked()) is { } remote)
            return new("", Name) { Host = remote };
        var reason = host.StartsWith("ssh://", StringComparison.Ordinal)
            ? "ssh is not spoken here; forward the engine's socket yourself ('ssh -L /tmp/engine.sock:/var/run/docker.sock host')"
            : "only unix:// with a path and tcp:// with a host and a port are understood";
        throw new SandboxException(
            SandboxErrors.NoProvider,
            $"DOCKER_HOST is '{TerminalText.Escape(host)}', but {reason}. Unset it, or set it to unix:///path/of/the.sock or tcp://host:2376.");
    }
}
