namespace MassGen.Sandbox.Namespaces;

/// <summary>Linux namespaces with nothing but the programs of util-linux, as root or as an ordinary user.</summary>
internal sealed class NamespaceSandboxProvider(TimeProvider time) : ISandboxProvider
{
    /// <summary>The provider's word in configurations.</summary>
    public const string Word = "namespaces";

    public string Name => Word;

    public SandboxCapabilities Capabilities { get; } = new()
    {
        Memory = Enforcement.PerProcess,
        Pids = Enforcement.Enforced,
        Cpu = Enforcement.None,
        Disk = Enforcement.Enforced,
        Network = Enforcement.Enforced,
        SystemCalls = Enforcement.None,
    };

    /// <summary>A provider, after one sandbox was really started; or why not.</summary>
    public static async Task<(ISandboxProvider? Provider, string? Reason)> TryCreateAsync(
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return (null, "namespaces: only on Linux.");
        var provider = new NamespaceSandboxProvider(time);
        try
        {
            var probe = await provider.CreateAsync(SandboxPolicy.Default, cancellationToken).ConfigureAwait(false);
            await using (probe.ConfigureAwait(false))
            {
                var result = await probe.RunAsync(new() { Arguments = ["true"] }, cancellationToken).ConfigureAwait(false);
                return result.Succeeded ? (provider, null) : (null, $"namespaces: a first command failed. {result.Message}");
            }
        }
        catch (SandboxException failure)
        {
            return (null, $"namespaces: {failure.Message}");
        }
    }

    public async Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        policy.Checked();
        var started = time.GetTimestamp();
        var holder = await NamespaceHolder.StartAsync(policy, time, cancellationToken).ConfigureAwait(false);
        return new NamespaceSandbox(holder, policy, time.GetElapsedTime(started), time) { NotEnforced = [.. Missing(holder)] };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<string> Missing(NamespaceHolder holder)
    {
        yield return "Memory is limited for each process, not for all processes together; files in /workspace and /tmp are not counted.";
        yield return "The share of processors is not limited; only the time of each command is.";
        yield return "System calls are not filtered, so the whole kernel is within reach of a command.";
        yield return "Address families that do not belong to a network namespace, such as AF_VSOCK, are not blocked.";
        if (!holder.HasLoopback)
            yield return "There is no loopback network: programs in the sandbox cannot reach each other on 127.0.0.1 (install iproute2).";
    }
}
