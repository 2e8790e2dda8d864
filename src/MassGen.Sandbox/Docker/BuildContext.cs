using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace MassGen.Sandbox.Docker;

/// <summary>The folder that an image is built from, and the hash of everything that decides what comes out.</summary>
internal sealed class BuildContext
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private readonly IReadOnlyList<BuildFile> _files;

    private BuildContext(IReadOnlyList<BuildFile> files, string hash)
    {
        (_files, Hash) = (files, hash);
    }

    /// <summary>Hex SHA-256 of all names, contents, execute bits and arguments.</summary>
    public string Hash { get; }

    /// <exception cref="SandboxException">There is no Dockerfile, or there is a link.</exception>
    public static BuildContext Read(string folder, IReadOnlyDictionary<string, string> arguments)
    {
        var root = new DirectoryInfo(folder);
        if (!File.Exists(Path.Combine(folder, "Dockerfile")))
            throw new SandboxException(SandboxErrors.ImageUnavailable, $"There is no Dockerfile in '{root.FullName}' to build an image from.");
        var files = root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(Checked)
            .OfType<FileInfo>()
            .Select(file => new BuildFile(
                Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'),
                file.FullName,
                !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        return new(files, HashOf(files, arguments));
    }

    /// <summary>The archive, written while it is sent.</summary>
    public HttpContent ToContent() => new TarContent(WriteAsync);

    // A folder is met before what is in it, so that no link is followed.
    private static FileSystemInfo Checked(FileSystemInfo entry) => entry.LinkTarget is null
        ? entry
        : throw new SandboxException(SandboxErrors.ImageUnavailable, $"'{entry.FullName}' is a link; a build folder must have plain files only.");

    private static string HashOf(IReadOnlyList<BuildFile> files, IReadOnlyDictionary<string, string> arguments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var content = SHA256.HashData(File.ReadAllBytes(file.Path));
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{(file.IsExecutable ? 'x' : '-')}{Convert.ToHexString(content)}\n"));
        }

        foreach (var (name, value) in arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{value}\0\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        var writer = new TarWriter(target, TarEntryFormat.Pax, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var file in _files)
            {
                var content = File.OpenRead(file.Path);
                await using (content.ConfigureAwait(false))
                {
                    // A constant time, or the engine's cache never matches.
                    var entry = new PaxTarEntry(TarEntryType.RegularFile, file.Name)
                    {
                        DataStream = content,
                        Mode = file.IsExecutable ? Plain | Execute : Plain,
                        ModificationTime = DateTimeOffset.UnixEpoch,
                    };
                    await writer.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private sealed record BuildFile(string Name, string Path, bool IsExecutable);

    /// <summary>A request body that is produced while it is sent.</summary>
    private sealed class TarContent(Func<Stream, CancellationToken, Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            write(stream, CancellationToken.None);

        protected override Task SerializeToStreamAsync(
            Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken) => write(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
