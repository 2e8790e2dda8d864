using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MassGen.Benchmarks.Peers;

/// <summary>Our program as it is given to people: published for this system, its code compiled beforehand.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Words">What it is, for the table.</param>
internal sealed record PublishedProgram(string Path, string Words)
{
    private const string Variable = "MASSGEN_DOCS_PROGRAM";

    /// <summary>The one that the environment names; else it is published now.</summary>
    /// <exception cref="InvalidOperationException">It cannot be.</exception>
    public static async Task<PublishedProgram> MakeAsync(string folder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? new PublishedProgram(named, "another program") : throw new InvalidOperationException($"{Variable} names {named}, which does not exist.");
        }

        var output = System.IO.Path.Combine(folder, "program");
        await RunAsync("publish", System.IO.Path.Combine(Sources.Root, "src", "MassGen.Docs"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "-v", "quiet");
        return new PublishedProgram(System.IO.Path.Combine(output, "MassGen.Docs"), "the published program (ReadyToRun)");
    }

    private static async Task RunAsync(params string[] line)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", line) { RedirectStandardOutput = true, WorkingDirectory = Sources.Root })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', line)} failed:\n{output}");
        }
    }
}
