namespace MassGen.Sandbox.Namespaces;

/// <summary>Believes a provider of this machine only after a first command in a real sandbox.</summary>
internal static class NamespaceTrial
{
    /// <summary>Succeeds where system calls are filtered.</summary>
    public static SandboxCommand IsFiltered { get; } = new() { Arguments = ["grep", "-q", "^Seccomp:.*2", "/proc/self/status"] };

    /// <summary>The provider, or a sentence why it cannot be used.</summary>
    public static async Task<(ISandboxProvider? Provider, string? Reason)> RunAsync(
        ISandboxProvider provider, SandboxCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var sandbox = await provider.CreateAsync(SandboxPolicy.Default, cancellationToken).ConfigureAwait(false);
            await using (sandbox.ConfigureAwait(false))
            {
                var result = await sandbox.RunAsync(command, cancellationToken).ConfigureAwait(false);
                return result.Succeeded
                    ? (provider, null)
                    : (null, $"{provider.Name}: a first command failed. {result.Message} {TerminalText.Escape(result.Stderr.Text)}".TrimEnd());
            }
        }
        catch (SandboxException failure)
        {
            return (null, $"{provider.Name}: {failure.Message}");
        }
    }
}
