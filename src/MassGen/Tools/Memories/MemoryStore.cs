using MassGen.Agents;
using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>The memories in an agent's workspace.</summary>
internal sealed class MemoryStore(IWorkspaceFiles files, AgentEnvironmentContext context)
{
    /// <summary>The most memories of a tier; more would be a list that nobody reads.</summary>
    public const int Most = 50;

    private readonly HashSet<string> _warned = [];

    /// <summary>All memories: short-term ones first, by name. A file that cannot be read is left out and told once.</summary>
    public async ValueTask<IReadOnlyList<Memory>> ReadAsync(CancellationToken cancellationToken)
    {
        var memories = new List<Memory>();
        foreach (var tier in MemoryTier.All)
        {
            foreach (var name in await NamesAsync(tier, cancellationToken).ConfigureAwait(false))
            {
                if (await FindAsync(name, tier, cancellationToken).ConfigureAwait(false) is { } memory)
                {
                    memories.Add(memory);
                }
            }
        }

        return memories;
    }

    /// <summary>Saves a memory in the place of those of the same name.</summary>
    /// <exception cref="IOException">The workspace refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The workspace refuses.</exception>
    public async ValueTask SaveAsync(Memory memory, IEnumerable<Memory> replaced, CancellationToken cancellationToken)
    {
        await files.WriteAsync(memory.Path, memory.ToMarkdown(), cancellationToken).ConfigureAwait(false);
        foreach (var other in replaced.Where(other => other.Tier != memory.Tier))
        {
            await files.RemoveAsync(other.Path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Whether there was one.</returns>
    /// <exception cref="IOException">The workspace refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The workspace refuses.</exception>
    public async ValueTask<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var found = false;
        foreach (var tier in MemoryTier.All)
        {
            found |= await files.RemoveAsync(Memory.PathOf(name, tier), cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private async ValueTask<IReadOnlyList<string>> NamesAsync(string tier, CancellationToken cancellationToken)
    {
        try
        {
            var paths = await files.ListAsync(Memory.FolderOf(tier), cancellationToken).ConfigureAwait(false);
            var names = paths.Select(Memory.NameOf).OfType<string>().ToList();
            if (names.Count > Most)
            {
                Warn(tier, $"{Memory.FolderOf(tier)} holds {names.Count} memories; the first {Most} by name are used.");
            }

            return [.. names.Take(Most)];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Warn(tier, $"{Memory.FolderOf(tier)} cannot be read: {failed.Message}");
            return [];
        }
    }

    private async ValueTask<Memory?> FindAsync(string name, string tier, CancellationToken cancellationToken)
    {
        var path = Memory.PathOf(name, tier);
        try
        {
            return await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text ? Memory.FromMarkdown(name, tier, text) : null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Warn(path, $"The memory {path} cannot be read and is left out: {failed.Message}");
            return null;
        }
    }

    private void Warn(string about, string message)
    {
        if (_warned.Add(about))
        {
            context.Warn(new Diagnostic("MG2046", Severity.Warning, message));
        }
    }
}
