using System.Text.Json;

namespace MassGen.Sandbox.Docker;

/// <summary>
/// Our own list of allowed system calls. The engine's default of 2023 still lets a container open AF_VSOCK and io_uring,
/// which on a virtual machine is a way past the kernel that the container runs on.
/// </summary>
internal static class SeccompProfile
{
    /// <summary>The profile on one line, as <c>SecurityOpt</c> takes it.</summary>
    public static string Json { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(SeccompProfile).Assembly.GetManifestResourceStream("MassGen.Sandbox.Docker.seccomp.json")
            ?? throw new InvalidOperationException("The build left out Docker/seccomp.json.");
        using var document = JsonDocument.Parse(stream);
        using var compact = new MemoryStream();
        using (var writer = new Utf8JsonWriter(compact))
            document.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(compact.ToArray());
    }
}
