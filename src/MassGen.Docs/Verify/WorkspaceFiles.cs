using System.Text;
using MassGen.Docs.Evidence;
using MassGen.Sandbox;

namespace MassGen.Docs.Verify;

/// <summary>Reads files that an agent made, out of its sandbox and without trusting them.</summary>
internal static class WorkspaceFiles
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The files among those wanted that are there and may be copied, as text.</summary>
    public static async Task<IReadOnlyList<WorkspaceFile>> ReadAsync(AgentSandbox place, IReadOnlyList<string> wanted)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var found = new List<WorkspaceFile>();
        foreach (var path in wanted)
        {
            try
            {
                var files = await place.CopyOutAsync([path], CopyLimits.Default, patience.Token);
                found.AddRange(files.Select(file => new WorkspaceFile(file.Path, Encoding.UTF8.GetString(file.Content.Span))));
            }
            catch (SandboxException refused) when (refused.Code == SandboxErrors.CopyRefused)
            {
                // Missing, or not a file that may be copied: the expectation of it says so, at its line.
            }
        }

        return found;
    }
}
