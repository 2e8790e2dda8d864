using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests;

/// <summary>The providers of this machine, each looked for once.</summary>
public sealed class SandboxProviders : IAsyncLifetime
{
    private readonly Dictionary<string, SandboxSelection> _found = [];

    public static TheoryData<string> Names => new("docker", "namespaces");

    public async Task InitializeAsync()
    {
        foreach (var choice in new[] { SandboxChoice.Docker, SandboxChoice.Namespaces })
            _found[choice.ToString().ToLowerInvariant()] = await SandboxSelection.SelectAsync(choice, TimeProvider.System, default);
    }

    public ISandboxProvider Get(string name)
    {
        var selection = _found[name];
        Require.That(selection.Provider is not null, name, string.Join(" ", selection.Rejected));
        return selection.Required;
    }

    public Task<ISandbox> CreateAsync(string name, SandboxPolicy? policy = null) =>
        Get(name).CreateAsync(policy ?? SandboxPolicy.Default, default);

    public async Task DisposeAsync()
    {
        foreach (var selection in _found.Values.Where(selection => selection.Provider is not null))
            await selection.Required.DisposeAsync();
    }
}

/// <summary>One set of providers for all tests that need them, one test at a time: limits are about the whole machine.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime : ICollectionFixture<SandboxProviders>
{
    public const string Name = "sandboxes";
}
