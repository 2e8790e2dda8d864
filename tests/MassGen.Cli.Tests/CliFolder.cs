using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MassGen.Cli.Commands;
using MassGen.Diagnostics;
using MassGen.Providers.Scripted;
using MassGen.Testing;

namespace MassGen.Cli.Tests;

/// <summary>A folder in which the real program is run, with a home directory of its own and models on the loopback address.</summary>
internal sealed class CliFolder : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _home = new();
    private readonly List<ScriptedProvider> _providers = [];
    private readonly List<TcpListener> _silent = [];

    public string Path => _folder.Path;

    public string Home => _home.Path;

    /// <summary>What the models were asked, in order.</summary>
    public IReadOnlyList<Exchange> Exchanges => [.. _providers.SelectMany(provider => provider.Exchanges)];

    /// <summary>The folders of the runs, oldest first.</summary>
    public IReadOnlyList<string> Runs => [.. Directory.EnumerateDirectories(In(".massgen/runs")).Order(StringComparer.Ordinal)];

    public string In(string path) => System.IO.Path.Combine(Path, path);

    public string Write(string name, string content) => _folder.Write(name, content);

    public string WriteHome(string name, string content) => _home.Write(name, content);

    /// <summary>A configuration whose agents answer from a script.</summary>
    public async Task<string> ScriptAsync(string script, params string[] agents)
    {
        var provider = await ScriptedProvider.StartAsync(ModelScript.Load(new SourceText("model.yaml", script)));
        _providers.Add(provider);
        return Write("config.yaml", "agents:\n" + string.Concat(agents.Select(agent => Agent(agent, provider.BaseUrlFor(agent)))));
    }

    /// <summary>A configuration of one agent whose model takes the question and never answers.</summary>
    public string Silent()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _silent.Add(listener);
        return Write("config.yaml", "agents:\n" + Agent("a", new Uri($"http://{listener.LocalEndpoint}/v1")));
    }

    public Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync(typeof(MassGenCommand).Assembly.Location, Path, Variables(), arguments);

    public Task<ProgramRun> RunAsync(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        ProgramRun.RunAsync(typeof(MassGenCommand).Assembly.Location, Path, Variables(variables), arguments);

    public Task<ProgramRun> TypeAsync(string input, params string[] arguments) =>
        ProgramRun.RunWithInputAsync(typeof(MassGenCommand).Assembly.Location, Path, Variables(), input, arguments);

    /// <summary>Runs the program in a shell's line, in which <c>"$@"</c> is the program with its arguments.</summary>
    public async Task<ProgramRun> ShellAsync(string line, params string[] arguments)
    {
        using var program = StartShell(line, arguments);
        var error = program.ErrorAsync();
        return new ProgramRun(await program.ExitCodeAsync(), "", await error);
    }

    /// <summary>The same, and does not wait.</summary>
    public RunningProgram StartShell(string line, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", line, "sh", "dotnet", "exec", typeof(MassGenCommand).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables())
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(Process.Start(start)!);
    }

    public RunningProgram Start(params string[] arguments) =>
        new(ProgramRun.Start(typeof(MassGenCommand).Assembly.Location, Path, Variables(), arguments));

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        _silent.ForEach(listener => listener.Stop());
        _folder.Dispose();
        _home.Dispose();
    }

    private static string Agent(string id, Uri address) =>
        $"  - id: {id}\n    backend: {{ type: grok, model: grok-4.3, base_url: \"{address}\" }}\n";

    private Dictionary<string, string?> Variables(IReadOnlyDictionary<string, string?>? more = null)
    {
        var variables = new Dictionary<string, string?> { ["XAI_API_KEY"] = "test", ["HOME"] = Home, ["OPENAI_API_KEY"] = null };
        foreach (var (name, value) in more ?? new Dictionary<string, string?>())
        {
            variables[name] = value;
        }

        return variables;
    }
}
