using System.Diagnostics;

namespace MassGen.Benchmarks;

/// <summary>A container as `docker run` makes it when nobody asks for more.</summary>
internal sealed class PlainContainer(string image)
{
    private readonly string _name = $"massgen-benchmark-{Environment.ProcessId}";
    private Process? _run;

    /// <summary>Starts it and waits for its command's first word.</summary>
    public async Task StartAsync()
    {
        _run = DockerProgram.Start("docker", "run", "-i", "--name", _name, image, "sh", "-c", "echo ready; exec cat");
        if (await _run.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException("A plain container did not start.");
        }
    }

    public async Task RemoveAsync()
    {
        await DockerProgram.RunAsync("rm", "-f", _name);
        await _run!.WaitForExitAsync();
        _run.Dispose();
    }
}
