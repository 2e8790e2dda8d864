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

    public NamespaceSandbox(NamespaceHolder holder, NamespaceEntry enter, SandboxPolicy policy, TimeSpan startedIn, TimeProvider time)
        : base(policy, time)
    {
        (_holder, _enter) = (holder, enter);
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
        var start = _enter(_holder.Id, arguments, environment);
        try
        {
            var process = Process.Start(start) ?? throw new SandboxException(SandboxErrors.NotStarted, "No process was started.");
            return Task.FromResult<CommandSession>(new ProcessSession(process));
        }
        catch (Win32Exception failure)
        {
            throw new SandboxException(SandboxErrors.NotStarted, failure.Message, failure);
        }
    }

    // Each command is a process namespace of its own, so ending it leaves the sandbox as it is.
    protected override Task KillAsync(CommandSession? session)
    {
        (session as ProcessSession)?.Kill();
        return Task.CompletedTask;
    }

    protected override async Task EndAsync() => await _holder.DisposeAsync().ConfigureAwait(false);
}
