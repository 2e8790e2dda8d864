namespace MassGen.Models;

/// <summary>A service that offers models.</summary>
/// <param name="Id">Its id here, for example <c>xai</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Backends">The backend types of a configuration that mean it.</param>
/// <param name="Addresses">The host names of its addresses; one that begins with a dot stands for all that end so.</param>
public sealed record ModelProvider(string Id, string Name, IReadOnlyList<string> Backends, IReadOnlyList<string> Addresses)
{
    /// <summary>Whether an address is one of its own.</summary>
    public bool Owns(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Addresses.Any(own => own.StartsWith('.')
            ? address.Host.EndsWith(own, StringComparison.OrdinalIgnoreCase)
            : address.Host.Equals(own, StringComparison.OrdinalIgnoreCase));
    }
}
