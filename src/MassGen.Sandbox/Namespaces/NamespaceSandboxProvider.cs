namespace MassGen.Sandbox.Namespaces;

internal static class NamespaceSandboxProvider
{
    public static Task<(ISandboxProvider? Provider, string? Reason)> TryCreateAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Task.FromResult<(ISandboxProvider?, string?)>((null, "namespaces: not yet"));
}
