using MassGen.Sandbox.Namespaces;

namespace MassGen.Sandbox.Hardening;

/// <summary>Tries with commands what cannot be read anywhere. The last trial may cost the sandbox.</summary>
internal static class HardeningTrials
{
    private static readonly (int Line, Func<ISandbox, CancellationToken, Task<string?>> Try)[] All =
    [
        (24, ArgumentsAsync), (25, TimeAsync), (28, ReasonsAsync), (29, LinksAsync), (30, TerminalAsync), (32, UserAsync), (35, ChildrenAsync), (27, OutputAsync), (26, TaintAsync),
    ];

    /// <summary>What each trial came to; those that failed are missing.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> RunAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<int, string>();
        foreach (var (line, trial) in All)
        {
            if (await trial(sandbox, cancellationToken).ConfigureAwait(false) is { } words)
                seen[line] = words;
        }

        return seen;
    }

    private static async Task<string?> ArgumentsAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        const string Odd = "$(id) `id` 'a' \"b\" ; *";
        var result = await sandbox.RunAsync(new() { Arguments = ["printf", "%s", Odd] }, cancellationToken).ConfigureAwait(false);
        return result.Stdout.Text == Odd ? "byte for byte" : null;
    }

    private static async Task<string?> TimeAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var command = new SandboxCommand { Arguments = ["sleep", "60"], Timeout = TimeSpan.FromMilliseconds(300) };
        var result = await sandbox.RunAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Ended == CommandEnd.TimedOut ? FormattableString.Invariant($"ended after {result.Elapsed.TotalSeconds:0.0} s of 60") : null;
    }

    private static async Task<string?> ReasonsAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var exited = await sandbox.RunAsync(SandboxCommand.Shell("exit 124"), cancellationToken).ConfigureAwait(false);
        var missing = await sandbox.RunAsync(new() { Arguments = ["/no/such/program"] }, cancellationToken).ConfigureAwait(false);
        return (exited, missing) is ({ Ended: CommandEnd.Exited, ExitCode: 124 }, { Ended: CommandEnd.NotStarted }) ? "exited, timed-out, not-started are told apart" : null;
    }

    private static async Task<string?> LinksAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        await sandbox.RunAsync(SandboxCommand.Shell("ln -sf /etc/passwd link"), cancellationToken).ConfigureAwait(false);
        try
        {
            await sandbox.CopyOutAsync(["link"], CopyLimits.Default, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (SandboxException refused) when (refused.Code == SandboxErrors.CopyRefused)
        {
            return "a link was refused";
        }
    }

    private static async Task<string?> TerminalAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var result = await sandbox.RunAsync(new() { Arguments = ["printf", "\\033]52;c;x\\007"] }, cancellationToken).ConfigureAwait(false);
        return TerminalText.Escape(result.Stdout.Text).Any(char.IsControl) ? null : "shown as " + TerminalText.Escape(result.Stdout.Text);
    }

    private static async Task<string?> ChildrenAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        await sandbox.RunAsync(SandboxCommand.Shell("setsid sleep 86399 >/dev/null 2>&1 & true"), cancellationToken).ConfigureAwait(false);
        var left = await sandbox.RunAsync(SandboxCommand.Shell("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -c 'sleep 8639[9]'"), cancellationToken).ConfigureAwait(false);
        return left.Stdout.Text == "0\n" ? "a child in a session of its own is gone" : null;
    }

    private static async Task<string?> UserAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        if (sandbox is not NamespaceSandbox local)
            return null;
        var status = await File.ReadAllLinesAsync($"/proc/{local.Holder}/status", cancellationToken).ConfigureAwait(false);
        var user = status.First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        return user == "0" ? null : $"user {user} on this machine";
    }

    private static async Task<string?> OutputAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var command = new SandboxCommand { Arguments = ["yes"], Output = new() { HeadBytes = 1024, TailBytes = 1024, KillBytes = 1 << 20 } };
        var result = await sandbox.RunAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Ended == CommandEnd.OutputLimit && result.Stdout.Head.Length <= 1024 ? "ended at its cap, 2 KiB kept" : null;
    }

    private static async Task<string?> TaintAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        if (!sandbox.IsUsable)
            return "after that it is replaced";
        var next = await sandbox.RunAsync(new() { Arguments = ["true"] }, cancellationToken).ConfigureAwait(false);
        return next.Succeeded ? "only the command had to go" : null;
    }
}
