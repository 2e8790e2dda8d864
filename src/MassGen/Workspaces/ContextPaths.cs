using MassGen.Configuration;
using MassGen.Diagnostics;

namespace MassGen.Workspaces;

/// <summary>The context paths of an agent, looked for on this machine.</summary>
/// <param name="Paths">Those that were found, in their order.</param>
/// <param name="Diagnostics">What is wrong with the others (errors), and which protected paths have no effect (warnings).</param>
public sealed record ContextPaths(IReadOnlyList<ContextPath> Paths, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>None.</summary>
    public static ContextPaths None { get; } = new([], []);

    /// <summary>Looks for context paths.</summary>
    /// <param name="written">As the configuration has them: those for all agents first, then the agent's own.</param>
    /// <param name="from">The folder that relative paths begin at.</param>
    /// <param name="key">Where an entry stands in the configuration, by its index, for example <c>orchestrator.context_paths[0]</c>.</param>
    public static ContextPaths Resolve(IReadOnlyList<ContextPathConfig> written, string from, Func<int, string> key)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(key);
        var found = new List<ContextPath>();
        var diagnostics = new List<Diagnostic>();
        for (var index = 0; index < written.Count; index++)
        {
            if (Resolve(written[index], from, key(index), diagnostics) is not { } path)
            {
                continue;
            }

            var same = found.FindIndex(other => other.HostPath == path.HostPath);
            if (same < 0)
            {
                found.Add(path with { Name = Unique(path.Name, found) });
            }
            else
            {
                found[same] = Both(found[same], path);
            }
        }

        return new ContextPaths(found, diagnostics);
    }

    private static ContextPath? Resolve(ContextPathConfig written, string from, string key, List<Diagnostic> diagnostics)
    {
        var full = Path.GetFullPath(written.Path, from);
        var host = RealPath.Of(full);
        var isFile = File.Exists(host);
        if (!isFile && !Directory.Exists(host))
        {
            diagnostics.Add(new Diagnostic(
                "MG2021", Severity.Error, $"'{written.Path}' not found from {from}.", written.Position, $"{key}.path", Suggestion(full)));
            return null;
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(full));
        return new ContextPath(name.Length == 0 ? "root" : name, host, written.Path)
        {
            IsFile = isFile,
            MayWrite = written.MayWrite,
            ProtectedPaths = [.. Protected(written, host, isFile, key, diagnostics)],
        };
    }

    // Named twice, for example for all agents and for one: what either allows is allowed, what either protects is protected.
    private static ContextPath Both(ContextPath first, ContextPath second) => first with
    {
        MayWrite = first.MayWrite || second.MayWrite,
        ProtectedPaths = [.. first.ProtectedPaths.Union(second.ProtectedPaths)],
    };

    private static IEnumerable<string> Protected(
        ContextPathConfig written, string host, bool isFile, string key, List<Diagnostic> diagnostics)
    {
        var folder = isFile ? Path.GetDirectoryName(host)! : host;
        foreach (var path in written.ProtectedPaths)
        {
            var full = Path.GetFullPath(path, folder);
            if (VirtualPath.IsWithin(full, folder))
            {
                // A link is protected, and so is what it leads to.
                yield return Path.TrimEndingDirectorySeparator(full);
                yield return RealPath.Of(full);
                continue;
            }

            diagnostics.Add(new Diagnostic(
                "MG2020", Severity.Warning, $"The protected path '{path}' is not in '{written.Path}' and has no effect.", written.Position,
                $"{key}.protected_paths", "Protected paths are relative to their context path."));
        }
    }

    private static string? Suggestion(string full)
    {
        var folder = Path.GetDirectoryName(full);
        return Directory.Exists(folder)
            ? NearestWord.Suggestion(Path.GetFileName(full), Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)))
            : null;
    }

    private static string Unique(string name, List<ContextPath> taken)
    {
        var candidate = name;
        for (var number = 2; taken.Any(other => string.Equals(other.Name, candidate, StringComparison.OrdinalIgnoreCase)); number++)
        {
            candidate = $"{name}-{number}";
        }

        return candidate;
    }
}
