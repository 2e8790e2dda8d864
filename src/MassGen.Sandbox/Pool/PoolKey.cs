namespace MassGen.Sandbox.Pool;

/// <summary>What two policies have in common whose sandboxes are alike: all of it, the contents of its lists included.</summary>
/// <param name="Plain">The policy without its lists.</param>
/// <param name="Lists">What its lists hold, as text.</param>
internal sealed record PoolKey(SandboxPolicy Plain, string Lists)
{
    private static readonly SandboxPolicy Empty = SandboxPolicy.Default;

    public static PoolKey Of(SandboxPolicy policy) => new(
        policy with { Environment = Empty.Environment, Secrets = Empty.Secrets, ReadOnlyFolders = Empty.ReadOnlyFolders },
        string.Join('\0', Variables("variable", policy.Environment).Concat(Variables("secret", policy.Secrets)).Concat(policy.ReadOnlyFolders.SelectMany(Folder))));

    private static IEnumerable<string> Variables(string kind, IReadOnlyDictionary<string, string> variables) =>
        variables.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { kind, pair.Key, pair.Value });

    private static IEnumerable<string> Folder(ReadOnlyFolder folder) =>
        ["folder", folder.HostPath, folder.Path, folder.HasPrograms ? "programs" : "", .. folder.Hidden.SelectMany(hidden => new[] { "hidden", hidden })];
}
