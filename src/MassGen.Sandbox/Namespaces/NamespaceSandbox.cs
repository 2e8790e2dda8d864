using System.ComponentModel;
using System.Diagnostics;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Namespaces;

/// <summary>The line that starts a command in the namespaces of a holder.</summary>
internal delegate ProcessStartInfo NamespaceEntry(
    int holder, IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string>> environment);

/// <summary>A sandbox of Linux namespaces around the host's own programs, which it sees read-only.</summary>
internal sealed class NamespaceSandbox : SandboxCore
{
    private readonly NamespaceHolder _holder;
    private readonly NamespaceEntry _enter;
    private readonly SandboxPolicy _policy;
    private ProcessChannel? _channel;

    public NamespaceSandbox(NamespaceHolder holder, NamespaceEntry enter, SandboxPolicy policy, TimeSpan startedIn, TimeProvider time)
        : base(policy, time)
    {
        (_holder, _enter, _policy) = (holder, enter, policy);
        StartedIn = startedIn;
    }

    public override string Provider => ProviderName;

    public required string ProviderName { get; init; }

    /// <summary>The process that holds it.</summary>
    public int Holder => _holder.Id;

    protected override Task Lost => _holder.Ended;

    protected override Task<CommandSession> StartAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyList<KeyValuePair<string, string>> environment,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<CommandSession>(new ProcessSession(Enter(arguments, environment)));
    }

    protected override async Task<CommandSession> StartCommandAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_channel is { IsAlive: false })
            await ReleaseAsync().ConfigureAwait(false);
        var token = SupervisorReport.NewToken();
        _channel ??= new ProcessChannel(Enter(Supervisor.Channel(token), EnvironmentRules.Merge(_policy.Environment, _policy.Secrets)), token);
        return new ChannelSession(_channel, command, Time);
    }

    // The commands have process namespaces of their own, so ending those leaves the sandbox as it is.
    protected override Task KillAsync(CommandSession? session)
    {
        if (session is ChannelSession)
            _channel?.Kill();
        else
            (session as ProcessSession)?.Kill();
        return Task.CompletedTask;
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_channel is not { } channel)
            return;
        _channel = null;
        await channel.DisposeAsync().ConfigureAwait(false);
    }

    protected override async Task EndAsync() => await _holder.DisposeAsync().ConfigureAwait(false);

    private Process Enter(IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string>> environment)
    {
        var start = _enter(_holder.Id, arguments, environment);
        try
        {
            return Process.Start(start) ?? throw new SandboxException(SandboxErrors.NotStarted, "No process was started.");
        }
        catch (Win32Exception failure)
        {
            throw new SandboxException(SandboxErrors.NotStarted, failure.Message, failure);
        }
    }
}
