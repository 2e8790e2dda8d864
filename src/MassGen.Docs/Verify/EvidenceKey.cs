using MassGen.Configuration;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>The key under which evidence for an example's present inputs would be found.</summary>
internal static class EvidenceKey
{
    /// <summary>Computes the key. Runs nothing, and makes no image: without one there is no evidence either.</summary>
    public static async Task<string> OfAsync(Example example, VerificationMode mode, SandboxAccess sandboxes, CancellationToken cancellationToken)
    {
        var config = ConfigLoader.Load(example.Config).Config;
        var sandbox = example.Question is not null && config is not null && SandboxAccess.IsNeededFor(config)
            ? await sandboxes.IdentifyAsync(config, example.Materials ?? example.Folder, cancellationToken)
            : null;
        return InputsHash.Of(example, LibraryBuild.Key, sandbox, mode);
    }
}
