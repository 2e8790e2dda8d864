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
};
if (args.FirstOrDefault(name => !all.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. Benchmarks: {string.Join(", ", all.Keys)}.");
    return 2;
}

var met = true;
foreach (var name in args.Length == 0 ? [.. all.Keys] : args)
{
    foreach (var figure in await all[name]())
    {
        Console.WriteLine(figure.ToLine());
        met &= figure.Met;
    }
}

return met ? 0 : 1;
