using MassGen.Benchmarks;

if (args is [ProviderProcess.Name])
{
    return await ProviderProcess.ServeAsync();
}

var all = new Dictionary<string, Func<Task<IReadOnlyList<Figure>>>>
{
    ["config"] = ConfigBenchmark.RunAsync,
    ["events"] = EventBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["run"] = RunBenchmark.RunAsync,
    ["sandbox"] = SandboxBenchmark.RunAsync,
    ["verify"] = VerifyBenchmark.RunAsync,
    ["site"] = SiteBenchmark.RunAsync,
    ["live"] = LiveBenchmark.RunAsync,
};

// These need other programs, or minutes; they run when they are named.
var named = new Dictionary<string, Func<Task<IReadOnlyList<Figure>>>>
{
    ["peers"] = PeersBenchmark.RunAsync,
    ["peers-large"] = PeersBenchmark.RunLargeAsync,
};
if (args.FirstOrDefault(name => !all.ContainsKey(name) && !named.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. Benchmarks: {string.Join(", ", all.Keys.Concat(named.Keys))}.");
    return 2;
}

var met = true;
foreach (var name in args.Length == 0 ? [.. all.Keys] : args)
{
    foreach (var figure in await (all.GetValueOrDefault(name) ?? named[name])())
    {
        Console.WriteLine(figure.ToLine());
        met &= figure.Met;
    }
}

return met ? 0 : 1;
