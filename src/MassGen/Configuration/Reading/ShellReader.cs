using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>Reads what a backend says about its shell.</summary>
internal static class ShellReader
{
    public static CommandLineConfig? Read(ConfigMap backend)
    {
        if (backend.Read(ShellKeys.Enabled) != true)
        {
            return null;
        }

        var usesContainer = backend.Read(ShellKeys.ExecutionMode) == "docker";
        return new CommandLineConfig
        {
            Position = backend.Find(ShellKeys.Enabled)?.KeyPosition,
            Image = usesContainer ? backend.Read(ShellKeys.Image) : null,
            ImagePosition = backend.Find(ShellKeys.Image)?.Value.Position,
            MemoryBytes = backend.Read(ShellKeys.MemoryLimit) is { } text ? BackendReader.Bytes(text) : null,
            Processors = backend.Read(ShellKeys.CpuLimit),
            UsesContainer = usesContainer,
            RunsOnHost = !usesContainer && backend.Read(ShellKeys.HostShell) == true,
            AllowedCommands = BackendReader.Texts(backend.Read(ShellKeys.AllowedCommands)),
            BlockedCommands = BackendReader.Texts(backend.Read(ShellKeys.BlockedCommands)),
            NetworkMode = usesContainer ? backend.Read(ShellKeys.NetworkMode) : null,
            MayBecomeRoot = usesContainer && backend.Read(ShellKeys.Sudo) == true,
            Credentials = backend.Under(ShellKeys.Credentials) is { } credentials ? Credentials(credentials, usesContainer) : new(),
            Packages = usesContainer && backend.Under(ShellKeys.Packages)?.Under(PackageKeys.Preinstall) is { } packages ? Packages(packages) : new(),
        };
    }

    private static CredentialConfig Credentials(ConfigMap section, bool usesContainer) => new()
    {
        Mounts = usesContainer ? Names(section, CredentialKeys.Mounts) : [],
        MoreMounts = usesContainer ? [.. (section.Read(CredentialKeys.MoreMounts)?.Entries ?? []).Select(Mount)] : [],
        EnvFile = section.Read(CredentialKeys.EnvFile) is { } file ? new NamedPlace(file, section.PositionOf(CredentialKeys.EnvFile)) : null,
        FromFile = Names(section, CredentialKeys.FromFile),
        Variables = Names(section, CredentialKeys.Variables),
        PassesAll = section.Read(CredentialKeys.PassAll) == true,
    };

    private static MountConfig Mount(YamlEntry entry) =>
        new(entry.Key, entry.Value is YamlMap map ? new ConfigMap(map, "").Read(MountKeys.Bind) : null, entry.KeyPosition);

    private static PackageConfig Packages(ConfigMap section) => new()
    {
        Python = Names(section, PackageKeys.Python),
        Npm = Names(section, PackageKeys.Npm),
        System = Names(section, PackageKeys.System),
    };

    private static IReadOnlyList<NamedPlace> Names(ConfigMap section, ConfigKey<IReadOnlyList<YamlScalar>?> key) =>
        [.. (section.Read(key) ?? []).Select(name => new NamedPlace(name.Text, name.Position))];
}
