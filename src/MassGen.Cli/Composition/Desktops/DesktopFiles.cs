using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Sandbox;
using MassGen.Sandbox.Files;

namespace MassGen.Cli.Composition;

/// <summary>
/// Keeps an agent's workspace and that of its desktop in step, and puts the pages that a desktop serves where it finds them before its
/// browser starts.
/// </summary>
internal sealed class DesktopFiles
{
    // What a test site or a handful of documents has; larger things come later, with the workspace.
    private const long MostBytes = 64L * 1024 * 1024;

    private readonly string? _workspace;
    private readonly string? _site;
    private readonly string _siteFolder;
    private readonly WorkspaceMirror? _mirror;
    private readonly Action<string, string> _warn;
    private ISandbox? _known;

    /// <summary>Files of an agent's desktop.</summary>
    /// <param name="workspace">The agent's workspace, or null when it has none.</param>
    /// <param name="baseDirectory">The folder that relative paths of the configuration begin at.</param>
    /// <param name="site">The folder of pages that the configuration names, or null.</param>
    /// <param name="warn">Told what is not kept in step.</param>
    public DesktopFiles(string? workspace, string baseDirectory, string? site, Action<string, string> warn)
    {
        (_workspace, _site, _siteFolder, _warn) = (workspace, site, site is null ? "" : Path.Combine(baseDirectory, site), warn);
        _mirror = workspace is null ? null : new WorkspaceMirror(workspace, warn);
    }

    /// <summary>What a desktop's workspace holds from the beginning.</summary>
    public IReadOnlyList<SandboxFile> Read()
    {
        var files = new Dictionary<string, SandboxFile>(StringComparer.Ordinal);
        if (_site is not null && Directory.Exists(_siteFolder))
        {
            Add(files, _siteFolder, _site);
        }

        if (_site is not null && _workspace is not null && Directory.Exists(Path.Combine(_workspace, _site)))
        {
            Add(files, Path.Combine(_workspace, _site), _site);
        }

        if (_site is not null && files.Count == 0)
        {
            _warn(ComputerErrors.BadValue, $"The folder '{_site}' that the desktop is to serve holds nothing, beside the configuration or in the agent's workspace: its pages are not found.");
        }

        return [.. files.Values];
    }

    /// <summary>Brings the agent's workspace and the desktop's in step, both ways.</summary>
    public async Task SynchroniseAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        if (_mirror is null || desktop is not DesktopSession { Sandbox: var sandbox })
        {
            return;
        }

        if (_known != sandbox)
        {
            _mirror.Forget();
            _known = sandbox;
        }

        await _mirror.PushAsync(sandbox, cancellationToken);
        await _mirror.PullAsync(sandbox, cancellationToken);
    }

    // Links are not followed: they may lead out of the folder.
    private static void Add(Dictionary<string, SandboxFile> files, string folder, string name)
    {
        var plain = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", plain).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            bytes += file.Length;
            if (bytes > MostBytes)
            {
                throw new DesktopException(ComputerErrors.BadValue, $"'{name}' holds more than {MostBytes >> 20} MiB; a folder of pages must be smaller.");
            }

            var path = $"{name}/{Path.GetRelativePath(folder, file.FullName).Replace('\\', '/')}";
            files[path] = new SandboxFile(path, File.ReadAllBytes(file.FullName));
        }
    }
}
