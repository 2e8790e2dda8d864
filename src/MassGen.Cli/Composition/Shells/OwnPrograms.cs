using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MassGen.Cli.Composition;

/// <summary>The programs of this machine, which commands see where no image has any of their own.</summary>
internal static class OwnPrograms
{
    // The system's release, and what the package managers of Debian, Alpine, Red Hat, Arch and Nix write at each change.
    private static readonly string[] Records =
    [
        "etc/os-release", "var/lib/dpkg/status", "lib/apk/db/installed", "var/lib/rpm/rpmdb.sqlite", "usr/lib/sysimage/rpm/rpmdb.sqlite",
        "var/lib/pacman/local", "nix/var/nix/profiles/system",
    ];

    /// <summary>Identifies what is installed: another word after any package was installed, updated or removed.</summary>
    /// <remarks>A program that was put there by hand, as below <c>/usr/local</c>, is not seen.</remarks>
    /// <param name="root">The root of the machine's files.</param>
    public static string Identify(string root = "/")
    {
        var known = Records.Select(record => new FileInfo(Path.Combine(root, record))).Select(record =>
            string.Create(CultureInfo.InvariantCulture, $"{(record.Exists ? record.Length : 0)} {record.LastWriteTimeUtc.Ticks} {record.LinkTarget}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(known))))[..12];
    }
}
