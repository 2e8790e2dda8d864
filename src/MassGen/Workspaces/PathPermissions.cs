namespace MassGen.Workspaces;

/// <summary>What is to be done with a path.</summary>
public enum PathOperation
{
    /// <summary>Look at it: its content, its size, its name in a list.</summary>
    Read,

    /// <summary>Make it, or change its content.</summary>
    Write,

    /// <summary>Remove it, or move it away.</summary>
    Delete,
}

/// <summary>
/// Decides what an agent may do with a path on the host. The deepest rule that covers a path decides; without a rule nothing is allowed.
/// </summary>
internal sealed class PathPermissions
{
    /// <summary>
    /// Names that stay as they are outside the workspace: the secrets, history and caches of a project. The list is the Python project's.
    /// </summary>
    public static readonly IReadOnlySet<string> ReadOnlyNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ".massgen", ".env", ".git", "node_modules", "__pycache__", ".venv", "venv", ".pytest_cache", ".mypy_cache", ".ruff_cache",
        ".DS_Store", "massgen_logs",
    };

    // Elsewhere the usual file systems do not tell letters apart by case.
    private static readonly StringComparison Letters =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly IReadOnlyList<PathRule> _rules;
    private readonly IReadOnlyList<string> _protected;

    /// <param name="rules">The rules, in any order.</param>
    /// <param name="protectedPaths">Paths that nobody may change.</param>
    public PathPermissions(IEnumerable<PathRule> rules, IEnumerable<string> protectedPaths)
    {
        _rules = [.. rules.OrderByDescending(rule => rule.Path.Length)];
        _protected = [.. protectedPaths];
    }

    /// <summary>The rules for context paths in a stage.</summary>
    public static IEnumerable<PathRule> ForContext(IEnumerable<ContextPath> paths, bool mayWrite) => paths.Select(path => new PathRule(
        path.HostPath,
        path.MayWrite && mayWrite ? PathAccess.Write : PathAccess.Read,
        path.MayWrite ? "it may be changed only while the final answer is presented" : "it is read-only")
    {
        IsExact = path.IsFile,
    });

    /// <summary>Whether the agent's own workspace is the rule for a path.</summary>
    public bool IsOwn(string path) => Rule(path)?.IsWorkspace == true;

    /// <summary>Why an operation is refused, as the end of a sentence; null when it is allowed.</summary>
    /// <param name="path">An absolute path on the host, without links and <c>..</c>.</param>
    /// <param name="operation">What is to be done.</param>
    public string? Refusal(string path, PathOperation operation) => Rule(path) switch
    {
        null or { Access: PathAccess.None } => "it is outside the places you may use",
        _ when operation == PathOperation.Read => null,
        { Access: PathAccess.Read } rule => rule.Because,
        { } rule => Unchangeable(path, rule, operation),
    };

    private string? Unchangeable(string path, PathRule rule, PathOperation operation)
    {
        if (_protected.Any(kept => VirtualPath.IsWithin(path, kept, Letters)))
        {
            return "it is protected";
        }

        if (!rule.IsWorkspace && path[rule.Path.Length..].Split('/').FirstOrDefault(ReadOnlyNames.Contains) is { } name)
        {
            return $"'{name}' is read-only everywhere outside /workspace";
        }

        if (operation != PathOperation.Delete)
        {
            return null;
        }

        return path.Equals(rule.Path, Letters) && !rule.IsExact ? "it is one of your folders itself"
            : _protected.Any(kept => VirtualPath.IsWithin(kept, path, Letters)) ? "something in it is protected"
            : _rules.Any(inner => inner.Access != PathAccess.Write && VirtualPath.IsWithin(inner.Path, path, Letters))
                ? "something in it is read-only"
                : null;
    }

    private PathRule? Rule(string path) => _rules.FirstOrDefault(rule =>
        rule.IsExact ? path.Equals(rule.Path, Letters) : VirtualPath.IsWithin(path, rule.Path, Letters));
}

/// <summary>How far an agent may go.</summary>
internal enum PathAccess
{
    None,
    Read,
    Write,
}

/// <summary>What holds for a path on the host and, unless it is exact, for everything below it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Access">How far the agent may go.</param>
/// <param name="Because">Why it may not change something, as the end of a sentence.</param>
internal sealed record PathRule(string Path, PathAccess Access, string Because)
{
    public bool IsExact { get; init; }

    public bool IsWorkspace { get; init; }
}
