using MassGen.Diagnostics;

namespace MassGen.Configuration;

/// <summary>The shell of an agent.</summary>
public sealed record CommandLineConfig
{
    /// <summary>The image, or null for the default.</summary>
    public string? Image { get; init; }

    /// <summary>Where the image was written, or null for the default.</summary>
    public SourcePosition? ImagePosition { get; init; }

    /// <summary>The most memory in bytes, or null for the default.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The most processors, or null for the default.</summary>
    public decimal? Processors { get; init; }

    /// <summary>Whether commands are meant to run in a container.</summary>
    public bool UsesContainer { get; init; }

    /// <summary>The only commands allowed, as regular expressions for their beginning; empty allows all.</summary>
    public IReadOnlyList<string> AllowedCommands { get; init; } = [];

    /// <summary>Commands refused, as regular expressions for their beginning.</summary>
    public IReadOnlyList<string> BlockedCommands { get; init; } = [];

    /// <summary>The network of a container: <c>none</c>, <c>bridge</c> or <c>host</c>; null for the default, none.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>Whether commands may become root in a container.</summary>
    public bool MayBecomeRoot { get; init; }

    /// <summary>Whether commands run on this machine itself, without a sandbox.</summary>
    public bool RunsOnHost { get; init; }

    /// <summary>Where the shell was switched on, or null for a shell that no configuration asked for.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>Variables and files for commands.</summary>
    public CredentialConfig Credentials { get; init; } = new();

    /// <summary>Packages that must be there before the first command.</summary>
    public PackageConfig Packages { get; init; } = new();

    /// <summary>Whether it asks for something that only a container can give, beside the mode itself.</summary>
    public bool NeedsContainer => UsesContainer && (Image is not null || NetworkMode is not (null or "none") || MayBecomeRoot || !Packages.IsEmpty);
}

/// <summary>Variables and files of the host for commands.</summary>
public sealed record CredentialConfig
{
    /// <summary>Well-known files, for example <c>ssh_keys</c>.</summary>
    public IReadOnlyList<NamedPlace> Mounts { get; init; } = [];

    /// <summary>More paths of the host, and where commands find them.</summary>
    public IReadOnlyList<MountConfig> MoreMounts { get; init; } = [];

    /// <summary>A file with variables, or null.</summary>
    public NamedPlace? EnvFile { get; init; }

    /// <summary>The only names taken from that file; empty takes all.</summary>
    public IReadOnlyList<NamedPlace> FromFile { get; init; } = [];

    /// <summary>Variables of the host's environment that commands get.</summary>
    public IReadOnlyList<NamedPlace> Variables { get; init; } = [];

    /// <summary>Whether commands get all variables whose names do not say that they are secrets.</summary>
    public bool PassesAll { get; init; }
}

/// <summary>A word of the configuration and its place.</summary>
/// <param name="Name">The word.</param>
/// <param name="Position">Where it was written.</param>
public sealed record NamedPlace(string Name, SourcePosition Position);

/// <summary>A path of the host that commands may read.</summary>
/// <param name="HostPath">The path, as it was written.</param>
/// <param name="Bind">Where commands find it; null when that is the same path.</param>
/// <param name="Position">Where it was written.</param>
public sealed record MountConfig(string HostPath, string? Bind, SourcePosition Position);

/// <summary>Packages that commands need.</summary>
public sealed record PackageConfig
{
    /// <summary>For pip.</summary>
    public IReadOnlyList<NamedPlace> Python { get; init; } = [];

    /// <summary>For npm.</summary>
    public IReadOnlyList<NamedPlace> Npm { get; init; } = [];

    /// <summary>For apt-get.</summary>
    public IReadOnlyList<NamedPlace> System { get; init; } = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Python.Count + Npm.Count + System.Count == 0;
}
