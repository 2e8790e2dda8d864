using System.Runtime.CompilerServices;
using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>
/// An attack on a provider. After each one the host is as it was: no container, process, mount or file is left, and a next command
/// works. What was seen is written down only then.
/// </summary>
public abstract class AbuseTests(SandboxProviders providers) : IAsyncLifetime
{
    private readonly List<(string Provider, ISandbox Sandbox)> _sandboxes = [];
    private readonly List<AbuseResult> _seen = [];
    private HostState _before = HostState.Empty;

    public static TheoryData<string> Names => new("docker", "podman", "bubblewrap", "namespaces", SandboxProviders.Desktop);

    /// <summary>Longer than anything takes that is ended or refused; how long it took stands in what was seen.</summary>
    protected static TimeSpan NotHung { get; } = TimeSpan.FromSeconds(30);

    protected SandboxProviders Providers => providers;

    public Task InitializeAsync()
    {
        _before = HostState.Now();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_seen.Count > 0 && _sandboxes.Count > 0)
            await AssertNextCommandWorksAsync(_sandboxes[^1].Provider, _sandboxes[^1].Sandbox);
        foreach (var (_, sandbox) in _sandboxes)
            await sandbox.DisposeAsync();
        await Leftovers.AssertNoneAsync();
        _before.AssertUnchanged();
        _seen.ForEach(providers.Log.Add);
    }

    /// <summary>A sandbox that is removed after the test.</summary>
    protected async Task<ISandbox> CreateAsync(string name, SandboxPolicy? policy = null)
    {
        var sandbox = await providers.CreateAsync(name, policy);
        _sandboxes.Add((name, sandbox));
        return sandbox;
    }

    /// <summary>What a script prints that must end by itself.</summary>
    protected async Task<string> OutputAsync(string name, string script)
    {
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell(script), default);
        Assert.True(result.Ended == CommandEnd.Exited, $"{result.Ended}: {result.Message}");
        return result.Stdout.Text;
    }

    /// <summary>Runs a next command, in another sandbox if this one had to go.</summary>
    protected async Task AssertNextCommandWorksAsync(string name, ISandbox sandbox)
    {
        var next = sandbox.IsUsable ? sandbox : await CreateAsync(name);
        Assert.Equal("next\n", (await next.RunAsync(SandboxCommand.Shell("echo next"), default)).Stdout.Text);
    }

    /// <summary>Writes down that an attack came to nothing.</summary>
    protected void Held(string name, string detail, [CallerMemberName] string test = "") => Note(name, "held", detail, test);

    /// <summary>Writes down that a provider says beforehand that it does not hold this.</summary>
    protected void Declared(string name, string detail, [CallerMemberName] string test = "") => Note(name, "declared", detail, test);

    /// <summary>Whether a limit of the sandbox as a whole is promised.</summary>
    protected bool Enforces(string name, Func<SandboxCapabilities, Enforcement> limit) => limit(providers.Get(name).Capabilities) == Enforcement.Enforced;

    private void Note(string name, string outcome, string detail, string test)
    {
        var (number, attack) = AbuseLog.Of(test);
        _seen.Add(new(number, attack, name, outcome, detail));
    }
}
