using MassGen.Sandbox.Bubblewrap;
using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;
using MassGen.Sandbox.Namespaces;

namespace MassGen.Sandbox;

/// <summary>What a configuration asks for.</summary>
public enum SandboxChoice
{
    /// <summary>The first that works: docker, bubblewrap, namespaces. Podman is used when it is asked for by name.</summary>
    Auto,

    /// <summary>Docker.</summary>
    Docker,

    /// <summary>Podman.</summary>
    Podman,

    /// <summary>Bubblewrap, Debian's package of that name.</summary>
    Bubblewrap,

    /// <summary>Linux namespaces with the programs of util-linux.</summary>
    Namespaces,
}

/// <summary>What was found: a provider, or for every one that was tried a sentence why not. Never "no sandbox".</summary>
/// <param name="Provider">The provider, to be disposed by the caller; null when there is none.</param>
/// <param name="Rejected">One sentence for each provider that was tried before, or instead.</param>
public sealed record SandboxSelection(ISandboxProvider? Provider, IReadOnlyList<string> Rejected)
{
    /// <summary>The provider.</summary>
    /// <exception cref="SandboxException">There is none; the message has all reasons.</exception>
    public ISandboxProvider Required => Provider ?? throw new SandboxException(
        SandboxErrors.NoProvider,
        "Commands need a sandbox, and none can be used here. " + string.Join(" ", Rejected));

    /// <summary>Looks for a provider on this machine.</summary>
    public static Task<SandboxSelection> SelectAsync(SandboxChoice choice, TimeProvider time, CancellationToken cancellationToken) =>
        SelectAsync(choice, Environment.GetEnvironmentVariable, time, cancellationToken);

    /// <summary>Looks for a provider, with the environment's values from elsewhere.</summary>
    internal static async Task<SandboxSelection> SelectAsync(
        SandboxChoice choice, Func<string, string?> variable, TimeProvider time, CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        foreach (var candidate in Order(choice))
        {
            var (provider, reason) = await TryAsync(candidate, variable, time, cancellationToken).ConfigureAwait(false);
            if (provider is not null)
                return new(provider, rejected);
            rejected.Add(reason!);
        }

        return new(null, rejected);
    }

    private static SandboxChoice[] Order(SandboxChoice choice) => choice == SandboxChoice.Auto
        ? [SandboxChoice.Docker, SandboxChoice.Bubblewrap, SandboxChoice.Namespaces]
        : [choice];

    private static async Task<(ISandboxProvider? Provider, string? Reason)> TryAsync(
        SandboxChoice choice, Func<string, string?> variable, TimeProvider time, CancellationToken cancellationToken) => choice switch
    {
        SandboxChoice.Docker => await TryEngineAsync(EngineKind.Docker, variable, time, cancellationToken).ConfigureAwait(false),
        SandboxChoice.Podman => await TryEngineAsync(EngineKind.Podman, variable, time, cancellationToken).ConfigureAwait(false),
        SandboxChoice.Namespaces => await NamespaceSandboxProvider.TryCreateAsync(time, cancellationToken).ConfigureAwait(false),
        SandboxChoice.Bubblewrap => await BubblewrapSandboxProvider.TryCreateAsync(time, cancellationToken).ConfigureAwait(false),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "This is no single provider."),
    };

    private static string? Runtime(Func<string, string?> variable) =>
        variable("MASSGEN_CONTAINER_RUNTIME") is { Length: > 0 } runtime ? runtime : null;

    private static async Task<(ISandboxProvider? Provider, string? Reason)> TryEngineAsync(
        EngineKind kind, Func<string, string?> variable, TimeProvider time, CancellationToken cancellationToken)
    {
        var word = kind == EngineKind.Podman ? "podman" : "docker";
        try
        {
            var places = EngineEndpoint.Candidates(variable);
            var search = await EngineDiscovery.FindAsync(kind, places, time, cancellationToken).ConfigureAwait(false);
            return search.Connection is { } engine
                ? (await ContainerSandboxProvider.OpenAsync(kind, engine, Runtime(variable), time, cancellationToken).ConfigureAwait(false), null)
                : (null, $"{word}: no engine answers. Tried {string.Join("; ", search.Failures)}.");
        }
        catch (SandboxException refused)
        {
            return (null, $"{word}: {refused.Message}");
        }
    }
}
