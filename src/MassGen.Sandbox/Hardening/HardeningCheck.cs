using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Hardening;

namespace MassGen.Sandbox;

/// <summary>Looks at what a provider really does on this machine, line by line of a list of 36.</summary>
public static class HardeningCheck
{
    private static readonly string Script = ReadScript();

    /// <summary>Starts sandboxes, looks around in them, tries commands, and says for each line whether it holds.</summary>
    /// <param name="provider">Whose sandboxes are looked at.</param>
    /// <param name="policy">What they are given; its image must be there.</param>
    /// <param name="cancellationToken">Stops it; what was started is removed.</param>
    /// <returns>The lines that are about such a provider, in the order of their numbers.</returns>
    /// <exception cref="SandboxException">No sandbox could be started.</exception>
    public static async Task<IReadOnlyList<HardeningLine>> RunAsync(
        ISandboxProvider provider, SandboxPolicy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(policy);
        var sandbox = await provider.CreateAsync(policy, cancellationToken).ConfigureAwait(false);
        await using (sandbox.ConfigureAwait(false))
        {
            var result = await sandbox.RunAsync(new() { Arguments = ["sh", "-c", Script] }, cancellationToken).ConfigureAwait(false);
            var engine = provider as ContainerSandboxProvider;
            var facts = new HardeningFacts
            {
                Provider = provider.Name,
                Policy = policy,
                Inside = Parse(result.Stdout.Text),
                Trials = await HardeningTrials.RunAsync(sandbox, cancellationToken).ConfigureAwait(false),
                Request = engine?.Describe(policy, sandbox.ImageDigest ?? ""),
                Engine = engine?.Engine ?? "",
                Capabilities = provider.Capabilities,
                NotEnforced = sandbox.NotEnforced,
            };
            return [.. HardeningList.Rules.Select(rule => rule.Judge(facts)).OfType<HardeningLine>()];
        }
    }

    private static Dictionary<string, string> Parse(string text) => text.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
        .GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => TerminalText.Escape(pairs.First()[1]), StringComparer.Ordinal);

    private static string ReadScript()
    {
        using var stream = typeof(HardeningCheck).Assembly.GetManifestResourceStream("MassGen.Sandbox.Hardening.probe.sh")
            ?? throw new InvalidOperationException("The build left out Hardening/probe.sh.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
