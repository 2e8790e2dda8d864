using System.ComponentModel;
using System.Diagnostics;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Namespaces;

/// <summary>A sandbox of Linux namespaces around the host's own programs, which it sees read-only.</summary>
internal sealed class NamespaceSandbox : SandboxCore
{
    private readonly NamespaceHolder _holder;
    private readonly SandboxPolicy _policy;

    public NamespaceSandbox(NamespaceHolder holder, SandboxPolicy policy, TimeSpan startedIn, TimeProvider time)
        : base(policy, time)
    {
        (_holder, _policy) = (holder, policy);
        StartedIn = startedIn;
    }

    public override string Provider => NamespaceSandboxProvider.Word;

    protected override Task Lost => _holder.Ended;

    protected override Task<CommandSession> StartAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyList<KeyValuePair<string, string>> environment,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = NamespaceCommandLine.Command(_holder.Id, _policy, SandboxCommand.LongestTimeout, arguments, environment);
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
