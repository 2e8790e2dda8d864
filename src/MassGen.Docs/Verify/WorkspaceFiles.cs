using System.Text;
using MassGen.Docs.Evidence;
using MassGen.Sandbox;

namespace MassGen.Docs.Verify;

/// <summary>Reads files that an agent made, out of its sandbox and without trusting them.</summary>
internal static class WorkspaceFiles
{
    /// <summary>The files among those wanted that exist, as text.</summary>
    public static async Task<IReadOnlyList<WorkspaceFile>> ReadAsync(AgentSandbox place, IReadOnlyList<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var files = await place.CopyOutAsync(wanted, CopyLimits.Default, patience.Token);
        return [.. files.Select(file => new WorkspaceFile(file.Path, Encoding.UTF8.GetString(file.Content.Span)))];
    }
}
