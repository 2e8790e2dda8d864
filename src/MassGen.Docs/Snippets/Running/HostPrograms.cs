using MassGen.Sandbox;
using MassGen.Workspaces;

namespace MassGen.Docs.Snippets.Running;

/// <summary>The folders of this machine that snippets may read and run programs of: .NET, the built <c>massgen</c>, and the session's own.</summary>
internal sealed class HostPrograms : IDisposable
{
    private const UnixFileMode Open =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // In a clone the verifier is the one that is running: nothing is compiled again.
    private const string Dotnet = $"""
        #!/bin/sh
        if [ -f MassGen.Docs.sln ] && [ "$1 $2 $3 $4" = "run --project src/MassGen.Docs --" ]; then
            shift 4
            exec {FixedEnvironment.Dotnet}/dotnet exec {FixedEnvironment.MassGen}/MassGen.Docs.dll "$@"
        fi
        exec {FixedEnvironment.Dotnet}/dotnet "$@"

        """;

    private readonly Lock _gate = new();
    private readonly string _clones;
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("massgen-snippets-");

    public HostPrograms()
    {
        // A folder for temporary files is its owner's alone; those in it are everybody's.
        ProgramFolder = MakeFolder("programs");
        var tools = MakeFolder("tools");
        Write(tools, "massgen", $"#!/bin/sh\nexec {FixedEnvironment.Dotnet}/dotnet exec {FixedEnvironment.MassGen}/MassGen.Cli.dll \"$@\"\n");
        Write(tools, "massgen-session", ReadSession());
        Write(tools, "dotnet", Dotnet);
        _clones = MakeFolder("clones");
        Folders =
        [
            new(DotnetRoot, FixedEnvironment.Dotnet) { HasPrograms = true },
            new(RealPath.Of(AppContext.BaseDirectory), FixedEnvironment.MassGen) { HasPrograms = true },
            new(tools, FixedEnvironment.Tools) { HasPrograms = true },
            new(_clones, FixedEnvironment.Clones),
            new(ProgramFolder, FixedEnvironment.Programs) { HasPrograms = true },
        ];
    }

    /// <summary>The folder for compiled programs.</summary>
    public string ProgramFolder { get; }

    /// <summary>The folders.</summary>
    public IReadOnlyList<ReadOnlyFolder> Folders { get; }

    /// <summary>The .NET that runs this process: the folder above <c>shared/Microsoft.NETCore.App/VERSION</c>.</summary>
    public static string DotnetRoot { get; } = RealPath.Of(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    /// <summary>Lays the files of a clone ready, once.</summary>
    /// <returns>The folder's name among the clones.</returns>
    public string Provide(RepositoryClone clone)
    {
        lock (_gate)
        {
            var folder = Path.Combine(_clones, clone.Hash);
            if (!Directory.Exists(folder))
            {
                clone.Contents.ToList().ForEach(file => Put(file.Value, Path.Combine(folder, file.Key)));
            }

            return clone.Hash;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Delete(recursive: true);

    private string MakeFolder(string name)
    {
        var path = RealPath.Of(_own.CreateSubdirectory(name).FullName);
        Allow(path);
        return path;
    }

    private static void Write(string folder, string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        Allow(Path.Combine(folder, name));
    }

    private static void Put(byte[] text, string to)
    {
        Allow(Directory.CreateDirectory(Path.GetDirectoryName(to)!).FullName);
        File.WriteAllBytes(to, text);
        Allow(to, Open & ~(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
    }

    private static void Allow(string path, UnixFileMode mode = Open)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static string ReadSession()
    {
        using var stream = typeof(HostPrograms).Assembly.GetManifestResourceStream("MassGen.Docs.Snippets.Running.session.sh")
            ?? throw new InvalidOperationException("The build left out Snippets/Running/session.sh.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
