using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>Removes what a dead process left behind, should the dead-man's switch ever have failed.</summary>
internal static class ContainerSweep
{
    /// <summary>Removes our containers whose owner is certainly gone, and says how many.</summary>
    /// <param name="containers">The engine.</param>
    /// <param name="isShared">Whether other machines use the engine too: then an owner on another boot may well be alive.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<int> RunAsync(ContainerApi containers, bool isShared, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var container in await containers.ListAsync(OwnerLabels.Filter, cancellationToken).ConfigureAwait(false))
        {
            if (container.Labels is not { } labels || OwnerLabels.Owner(labels) is not { } owner || !owner.IsGone())
                continue;
            if (isShared && owner.Boot != ProcessIdentity.Current.Boot)
                continue;
            await containers.RemoveAsync(container.Id, cancellationToken).ConfigureAwait(false);
            removed++;
        }

        return removed;
    }
}
