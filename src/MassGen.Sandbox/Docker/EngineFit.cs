using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>Whether an engine, where it is and as it is set up, can do what a policy asks.</summary>
internal static class EngineFit
{
    /// <summary>The policy, when it can.</summary>
    /// <exception cref="SandboxException">It cannot; the message says what to do.</exception>
    public static SandboxPolicy Checked(SandboxPolicy policy, EngineKind kind, EngineEndpoint endpoint, SystemState system)
    {
        if (policy.Runtime is { } runtime && system.Runtimes?.ContainsKey(runtime) != true)
            throw NoRuntime(runtime, [.. system.Runtimes?.Keys ?? []]);
        if (endpoint.IsElsewhere && kind == EngineKind.Podman)
            throw Elsewhere(endpoint, "Podman takes a filter of system calls only as a file on its own machine. Use Docker there, or Podman here.");
        return endpoint.IsElsewhere && policy.ReadOnlyFolders.Count > 0
            ? throw Elsewhere(
                endpoint,
                $"it cannot see '{TerminalText.Escape(policy.ReadOnlyFolders[0].HostPath)}', a folder of this one. Copy what is needed into the "
                    + "workspace, or use an engine on this machine.")
            : policy;
    }

    /// <summary>What is not as safe as it could be about the way to the engine, one sentence each.</summary>
    public static IEnumerable<string> Missing(EngineEndpoint endpoint)
    {
        if (endpoint is { IsElsewhere: true, Host.Certificates: null })
            yield return $"Nothing on the way to {endpoint.Place} is encrypted: who can reach that port owns the machine. Set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH.";
    }

    /// <summary>Why the first program of an image may not have run, and what to do.</summary>
    public static string WhyNotRun(ImageState image, SystemState system) =>
        image.Architecture is { } made && system.Architecture is { } machine && !Names(machine).Contains(made)
            ? $"the image is for {TerminalText.Escape(made)} and this machine is {TerminalText.Escape(machine)}: build it here, or pull the one for this machine"
            : "the image needs 'timeout' and 'cat'";

    // Images and kernels call the same machines by different names.
    private static string[] Names(string machine) => machine switch
    {
        "x86_64" => [machine, "amd64"],
        "aarch64" => [machine, "arm64"],
        _ when machine.StartsWith("arm", StringComparison.Ordinal) => [machine, "arm"],
        _ => [machine],
    };

    private static SandboxException NoRuntime(string runtime, IReadOnlyList<string> known)
    {
        var nearest = Diagnostics.NearestWord.Of(runtime, known);
        return new(
            SandboxErrors.NoRuntime,
            $"The engine has no runtime '{TerminalText.Escape(runtime)}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")} It has: {string.Join(", ", known)}. "
                + "Add it to the engine's settings ('runtimes' in daemon.json), or unset MASSGEN_CONTAINER_RUNTIME.");
    }

    private static SandboxException Elsewhere(EngineEndpoint endpoint, string why) =>
        new(SandboxErrors.Elsewhere, $"The engine at {endpoint.Place} is another machine: {why}");
}
