namespace MassGen.Sandbox;

/// <summary>What an agent is told about the place where its commands run.</summary>
public sealed record ShellPlace
{
    /// <summary>The usual place: a sandbox without network and without root.</summary>
    public static ShellPlace Sandbox { get; } = new();

    /// <summary>Whether commands reach a network.</summary>
    public bool HasNetwork { get; init; }

    /// <summary>Whether <c>sudo</c> works.</summary>
    public bool MayBecomeRoot { get; init; }

    /// <summary>Whether there is no sandbox: commands run on the machine itself.</summary>
    public bool IsHost { get; init; }

    /// <summary>The place in words, as part of a tool's description.</summary>
    public string Words => IsHost
        ? "on the user's own machine, not in a sandbox; it begins in your folder"
        : $"in your own sandbox: {(HasNetwork ? "with network" : "no network")}{(MayBecomeRoot ? ", root with sudo" : "")}, files are kept in /workspace between commands";
}
