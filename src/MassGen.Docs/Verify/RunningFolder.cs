using System.Text;
using MassGen.Cli.Composition;
using MassGen.Docs.Examples;
using MassGen.Sandbox;

namespace MassGen.Docs.Verify;

/// <summary>The folder an example's run starts in: a copy of its materials, removed afterwards, so that no run changes an example.</summary>
internal sealed class RunningFolder : IDisposable
{
    private RunningFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes the folder.</summary>
    public static RunningFolder Of(Example example)
    {
        var folder = new RunningFolder(Directory.CreateTempSubdirectory("massgen-example-").FullName);
        if (example.Materials is { } materials)
        {
            foreach (var file in Directory.EnumerateFiles(materials, "*", SearchOption.AllDirectories))
            {
                var copy = System.IO.Path.Combine(folder.Path, System.IO.Path.GetRelativePath(materials, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return folder;
    }

    /// <summary>Makes a folder that holds these files, by path.</summary>
    public static RunningFolder Of(IReadOnlyDictionary<string, string> files)
    {
        var folder = new RunningFolder(Directory.CreateTempSubdirectory("massgen-example-").FullName);
        foreach (var (name, text) in files)
        {
            var path = System.IO.Path.Combine(folder.Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return folder;
    }

    /// <summary>The text of the files among those wanted that are there, by path.</summary>
    public IReadOnlyDictionary<string, string> Read(IEnumerable<string> wanted) => Read(Path, wanted);

    /// <summary>The text of the files below a folder among those wanted that are there, by path. Links are not followed.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder, IEnumerable<string> wanted) => wanted.Distinct()
        .Select(name => (name, file: new FileInfo(System.IO.Path.Combine(folder, name))))
        .Where(pair => pair.file is { Exists: true, LinkTarget: null })
        .ToDictionary(pair => pair.name, pair => File.ReadAllText(pair.file.FullName, Encoding.UTF8));

    /// <summary>What the folder's <c>.env</c> says, as <c>massgen</c> reads it; otherwise, where they are wanted, this process's variables by name.</summary>
    public HostEnvironment Variables(bool withHost)
    {
        var own = EnvFile.Read(System.IO.Path.Combine(Path, ".env"));
        return withHost ? new HostEnvironment(name => own.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name), () => own) : HostEnvironment.Of(own);
    }

    /// <summary>The folder's files as tool servers find them in their sandboxes.</summary>
    public IReadOnlyList<SandboxFile> AsSandboxFiles() =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => new SandboxFile(System.IO.Path.GetRelativePath(Path, file), File.ReadAllBytes(file)))];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
