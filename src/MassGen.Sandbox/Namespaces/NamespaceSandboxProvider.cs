using MassGen.Sandbox.Filters;

namespace MassGen.Sandbox.Namespaces;

/// <summary>Linux namespaces with nothing but the programs of util-linux, as root or as an ordinary user.</summary>
internal sealed class NamespaceSandboxProvider : ISandboxProvider
{
    /// <summary>The provider's word in configurations.</summary>
    public const string Word = "namespaces";

    private const string Perl = "/usr/bin/perl";
    private readonly TimeProvider _time;
    private readonly string _filter;

    private NamespaceSandboxProvider(string filter, TimeProvider time) => (_filter, _time) = (filter, time);

    public string Name => Word;

    public SandboxCapabilities Capabilities => NamespaceLimits.Capabilities(_filter.Length > 0);

    /// <summary>A provider, after one sandbox was really started; or why not. Without a filter of system calls where none can be loaded.</summary>
    public static async Task<(ISandboxProvider? Provider, string? Reason)> TryCreateAsync(
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return (null, "namespaces: only on Linux.");
        var bare = new NamespaceSandboxProvider("", time);
        if (SystemCallFilter.Program is not { } program || !File.Exists(Perl))
            return await NamespaceTrial.RunAsync(bare, SandboxCommand.Shell("true"), cancellationToken).ConfigureAwait(false);
        var filtered = new NamespaceSandboxProvider($"{SystemCallNumbers.Here!.Loader}:{Convert.ToHexString(program)}", time);
        var (provider, _) = await NamespaceTrial.RunAsync(filtered, NamespaceTrial.IsFiltered, cancellationToken).ConfigureAwait(false);
        return provider is null
            ? await NamespaceTrial.RunAsync(bare, SandboxCommand.Shell("true"), cancellationToken).ConfigureAwait(false)
            : (provider, null);
    }

    public async Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        policy.Checked();
        var started = _time.GetTimestamp();
        var holder = await NamespaceHolder.StartAsync(NamespaceCommandLine.Holder(policy), _time, cancellationToken).ConfigureAwait(false);
        return new NamespaceSandbox(holder, NamespaceCommandLine.Command(policy, _filter), policy, _time.GetElapsedTime(started), _time)
        {
            ProviderName = Name,
            NotEnforced = [.. NamespaceLimits.Missing(_filter.Length > 0, holder.HasLoopback)],
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
