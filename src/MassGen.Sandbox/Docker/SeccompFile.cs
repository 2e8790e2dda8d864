namespace MassGen.Sandbox.Docker;

/// <summary>Our profile as a file, for Podman: unlike Docker it takes a path and not the profile itself.</summary>
internal sealed class SeccompFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("massgen-seccomp-");

    public SeccompFile()
    {
        Path = System.IO.Path.Combine(_folder.FullName, "profile.json");
        File.WriteAllText(Path, SeccompProfile.Json);
    }

    /// <summary>Where the engine, which runs on this machine, finds it.</summary>
    public string Path { get; }

    /// <summary>Removes it.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
