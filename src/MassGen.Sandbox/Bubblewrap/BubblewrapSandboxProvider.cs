using MassGen.Sandbox.Filters;
using MassGen.Sandbox.Namespaces;

namespace MassGen.Sandbox.Bubblewrap;

/// <summary>Bubblewrap around each command, in namespaces that last as long as the sandbox; as root or as an ordinary user.</summary>
internal sealed class BubblewrapSandboxProvider : ISandboxProvider
{
    /// <summary>The provider's word in configurations.</summary>
    public const string Word = "bubblewrap";

    // Ubuntu's AppArmor lets exactly this path make user namespaces.
    private const string Program = "/usr/bin/bwrap";

    private readonly TimeProvider _time;
    private readonly bool _isFiltered;

    private BubblewrapSandboxProvider(bool isFiltered, TimeProvider time) => (_isFiltered, _time) = (isFiltered, time);

    public string Name => Word;

    public SandboxCapabilities Capabilities => NamespaceLimits.Capabilities(_isFiltered);

    /// <summary>A provider, after one sandbox was really started; or why not.</summary>
    public static async Task<(ISandboxProvider? Provider, string? Reason)> TryCreateAsync(
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
            return (null, $"{Word}: {Program} is not there; install the package bubblewrap.");
        if (SystemCallFilter.Program is null)
            return await TryAsync(isFiltered: false).ConfigureAwait(false);
        var filtered = await TryAsync(isFiltered: true).ConfigureAwait(false);
        return filtered.Provider is null ? await TryAsync(isFiltered: false).ConfigureAwait(false) : filtered;

        Task<(ISandboxProvider? Provider, string? Reason)> TryAsync(bool isFiltered) => NamespaceTrial.RunAsync(
            new BubblewrapSandboxProvider(isFiltered, time),
            isFiltered ? NamespaceTrial.IsFiltered : SandboxCommand.Shell("true"),
            cancellationToken);
    }

    public async Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        policy.Checked();
        var started = _time.GetTimestamp();
        var start = BubblewrapCommandLine.Holder(policy, _isFiltered);
        var holder = await NamespaceHolder.StartAsync(start, _time, cancellationToken).ConfigureAwait(false);
        return new NamespaceSandbox(holder, BubblewrapCommandLine.Command(policy), policy, _time.GetElapsedTime(started), _time)
        {
            ProviderName = Name,
            NotEnforced = [.. NamespaceLimits.Missing(_isFiltered, holder.HasLoopback)],
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
