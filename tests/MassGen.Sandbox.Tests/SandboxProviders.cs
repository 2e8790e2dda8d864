using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests;

/// <summary>The providers of this machine, each looked for once.</summary>
public sealed class SandboxProviders : IAsyncLifetime
{
    private readonly Dictionary<string, SandboxSelection> _found = [];

    /// <summary>Docker with the image of desktops, which must be as tight as any other.</summary>
    public const string Desktop = "docker: computer-use";

    private const string DesktopImage = "massgen/computer-use";
    private string? _desktop;

    public static TheoryData<string> Names => new("docker", "podman", "bubblewrap", "namespaces");

    /// <summary>What the abuse tests saw.</summary>
    public AbuseLog Log { get; } = new();

    public async Task InitializeAsync()
    {
        foreach (var choice in new[] { SandboxChoice.Docker, SandboxChoice.Podman, SandboxChoice.Bubblewrap, SandboxChoice.Namespaces })
        {
            var host = choice == SandboxChoice.Podman ? Leftovers.Podman : null;
            _found[choice.ToString().ToLowerInvariant()] = await SandboxSelection.SelectAsync(
                choice, name => name == "DOCKER_HOST" && host is not null ? host : Environment.GetEnvironmentVariable(name), TimeProvider.System, default);
        }

        if (_found["docker"].Provider is not null)
        {
            using var images = await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, default);
            _desktop = await images.ListAsync(DesktopImage, default) is [var newest, ..] ? newest.Name : null;
        }
    }

    /// <summary>The provider; the test is skipped where there is none.</summary>
    public ISandboxProvider Get(string name)
    {
        if (name == Desktop)
            Require.That(_desktop is not null, "computer-use", "The image is not here; massgen-docs images build computer-use makes it.");
        var selection = _found[name == Desktop ? "docker" : name];
        Require.That(selection.Provider is not null, name, string.Join(" ", selection.Rejected));
        return selection.Required;
    }

    public Task<ISandbox> CreateAsync(string name, SandboxPolicy? policy = null)
    {
        var wanted = policy ?? SandboxPolicy.Default;
        return Get(name).CreateAsync(name == Desktop ? wanted with { Image = _desktop! } : wanted, default);
    }

    public async Task DisposeAsync()
    {
        await Log.SaveAsync();
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
