namespace MassGen.Sandbox.Engine;

/// <summary>Where an engine listens, and why we looked there.</summary>
/// <param name="SocketPath">The Unix socket.</param>
/// <param name="Source">For people, for example <c>DOCKER_HOST</c>.</param>
internal sealed record EngineEndpoint(string SocketPath, string Source)
{
    /// <summary>The places to look, in order, from the environment's values.</summary>
    /// <param name="variable">Gives a variable's value or null.</param>
    /// <exception cref="SandboxException"><c>DOCKER_HOST</c> names something that is not a Unix socket.</exception>
    public static IReadOnlyList<EngineEndpoint> Candidates(Func<string, string?> variable)
    {
        if (variable("DOCKER_HOST") is { Length: > 0 } host)
            return [new(SocketOf(host), "DOCKER_HOST")];
        var places = new List<EngineEndpoint> { new("/var/run/docker.sock", "Docker's default") };
        if (variable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
        {
            places.Add(new($"{runtime}/docker.sock", "rootless Docker"));
            places.Add(new($"{runtime}/podman/podman.sock", "rootless Podman"));
        }

        places.Add(new("/run/podman/podman.sock", "Podman's default"));
        return places;
    }

    private static string SocketOf(string host)
    {
        const string Unix = "unix://";
        if (host.StartsWith(Unix, StringComparison.Ordinal) && host.Length > Unix.Length)
            return host[Unix.Length..];
        var reason = host.StartsWith("ssh://", StringComparison.Ordinal)
            ? "an engine on another machine over ssh is not supported: files and limits are checked on this machine"
            : "only unix:// is supported";
        throw new SandboxException(
            SandboxErrors.NoProvider,
            $"DOCKER_HOST is '{TerminalText.Escape(host)}', but {reason}. Unset it, or set it to unix:///path/of/the.sock.");
    }
}
