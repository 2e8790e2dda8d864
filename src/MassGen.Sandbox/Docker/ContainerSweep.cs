using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>Removes what a dead process left behind, should the dead-man's switch ever have failed.</summary>
internal static class ContainerSweep
{
    /// <summary>Removes our containers whose owner is certainly gone, and says how many.</summary>
    public static async Task<int> RunAsync(ContainerApi containers, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var container in await containers.ListAsync(OwnerLabels.Filter, cancellationToken).ConfigureAwait(false))
        {
            if (container.Labels is not { } labels || OwnerLabels.Owner(labels)?.IsGone() != true)
                continue;
            await containers.RemoveAsync(container.Id, cancellationToken).ConfigureAwait(false);
            removed++;
        }

        return removed;
    }
}
