using System.Diagnostics;
using System.Globalization;

namespace MassGen.Benchmarks;

/// <summary>The `docker` program, as people call it.</summary>
internal static class DockerProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>What it printed.</returns>
    public static Task<string> RunAsync(params string[] arguments) => ToEndAsync("docker", arguments);

    /// <summary>Runs a line of shell with it.</summary>
    public static Task<string> ShellAsync(string line) => ToEndAsync("sh", "-c", line);

    /// <summary>The container of the only sandbox of this process.</summary>
    public static async Task<string> OwnContainerAsync()
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"label=massgen.pid={Environment.ProcessId}");
        return (await RunAsync("ps", "-q", "--filter", label)).Trim();
    }

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static async Task<string> ToEndAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }
}
