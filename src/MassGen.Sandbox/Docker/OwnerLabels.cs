using System.Globalization;

namespace MassGen.Sandbox.Docker;

/// <summary>The labels on everything we create, by which a later process can prove that the owner is dead.</summary>
internal static class OwnerLabels
{
    /// <summary>Label and value that all our containers have.</summary>
    public const string Filter = Prefix + "owner=massgen";

    private const string Prefix = "massgen.";

    public static IReadOnlyDictionary<string, string> Create(
        ProcessIdentity owner, string session, DateTimeOffset created, TimeSpan lifetime) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Prefix + "owner"] = "massgen",
            [Prefix + "session"] = session,
            [Prefix + "boot"] = owner.Boot,
            [Prefix + "pid-namespace"] = owner.Namespace,
            [Prefix + "pid"] = owner.Pid.ToString(CultureInfo.InvariantCulture),
            [Prefix + "pid-started"] = owner.Started,
            [Prefix + "created"] = created.ToString("O", CultureInfo.InvariantCulture),
            [Prefix + "ttl"] = lifetime.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
        };

    /// <summary>The owner that the labels name, or null when they are not complete.</summary>
    public static ProcessIdentity? Owner(IReadOnlyDictionary<string, string> labels) =>
        labels.TryGetValue(Prefix + "boot", out var boot)
        && labels.TryGetValue(Prefix + "pid-namespace", out var space)
        && labels.TryGetValue(Prefix + "pid", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && labels.TryGetValue(Prefix + "pid-started", out var started)
            ? new(boot, space, pid, started)
            : null;
}
