using MassGen.Benchmarks;
using MassGen.Docs.Site.Measuring;

if (args is [ProviderProcess.Name])
{
    return await ProviderProcess.ServeAsync();
}

var usual = new Dictionary<string, Func<Task<IReadOnlyList<Measured>>>>
{
    ["config"] = ConfigBenchmark.RunAsync,
    ["events"] = EventBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["pace"] = PaceBenchmark.RunAsync,
    ["stream"] = StreamBenchmark.RunAsync,
    ["run"] = RunBenchmark.RunAsync,
    ["sandbox"] = SandboxBenchmark.RunAsync,
    ["desktop"] = DesktopBenchmark.RunAsync,
    ["verify"] = VerifyBenchmark.RunAsync,
    ["site"] = SiteBenchmark.RunAsync,
    ["live"] = LiveBenchmark.RunAsync,
};

// These need other programs, or minutes; they run when they are named.
var named = new Dictionary<string, Func<Task<IReadOnlyList<Measured>>>>
{
    ["peers"] = PeersBenchmark.RunAsync,
    ["peers-large"] = PeersBenchmark.RunLargeAsync,
};
var options = Options.Of(args, usual.Keys, named.Keys);
if (options.Fault is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 2;
}

var report = await ReportFile.BeginAsync();
foreach (var name in options.Names)
{
    try
    {
        report.Add(await (usual.GetValueOrDefault(name) ?? named[name])());
    }
    catch (Exception failed)
    {
        // Whatever it was: the figures of the others are worth having.
        report.AddMissing(name, failed);
    }

    // A run of minutes that is broken off leaves what it has.
    if (options.Json is { } file)
    {
        await report.WriteAsync(file, args);
    }
}

return report.IsGood ? 0 : 1;
