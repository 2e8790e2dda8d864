using System.Diagnostics;
using MassGen.Testing;
using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>A server that others wrote, in another language, with another library.</summary>
public sealed class NpmTests
{
    private const string Package = "@modelcontextprotocol/server-memory";

    [SkippableFact]
    public async Task A_server_from_npm_works()
    {
        using var folder = new TempFolder();
        var (installed, reason) = await InstallAsync(folder.Path);
        Require.That(installed, "npm", reason);
        var program = Path.Combine(folder.Path, "node_modules", Package, "dist/index.js");
        var server = Rig.Program("test", "node", program) with
        {
            Environment = new Dictionary<string, string> { ["MEMORY_FILE_PATH"] = Path.Combine(folder.Path, "memory.jsonl") },
        };
        await using var rig = await new Rig(server).OpenAsync();
        var entity = new Dictionary<string, object?> { ["name"] = "Ada", ["entityType"] = "person", ["observations"] = new[] { "writes programs" } };
        await rig.CallAsync("create_entities", ("entities", System.Text.Json.JsonSerializer.SerializeToElement(new[] { entity })));
        Assert.Contains("writes programs", await rig.CallAsync("read_graph"), StringComparison.Ordinal);
    }

    private static async Task<(bool Installed, string Reason)> InstallAsync(string folder)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(part => File.Exists(Path.Combine(part, "npm"))))
            return (false, "There is no npm.");
        var start = new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, Package])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await npm.StandardError.ReadToEndAsync(patience.Token);
            await output;
            await npm.WaitForExitAsync(patience.Token);
            return (npm.ExitCode == 0, $"{Package} could not be installed: {errors}");
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            return (false, $"{Package} was not installed within 60 seconds.");
        }
    }
}
