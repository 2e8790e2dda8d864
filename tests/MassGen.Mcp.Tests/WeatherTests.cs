using MassGen.Agents;
using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Events;
using MassGen.Sandbox;
using MassGen.Testing;
using Xunit;

namespace MassGen.Mcp.Tests;

/// <summary>The server of the documentation's example, which is a shell program, wherever servers run.</summary>
public sealed class WeatherTests
{
    private static readonly string Script = Path.Combine(Rig.Repository, "examples/mcp-weather/files/weather.sh");

    [Fact]
    public async Task On_this_machine()
    {
        await using var rig = await new Rig(Named(Script)).OpenAsync();
        await AssertWorksAsync(rig);
    }

    [SkippableTheory]
    [InlineData(SandboxChoice.Namespaces)]
    [InlineData(SandboxChoice.Docker)]
    public async Task In_a_sandbox(SandboxChoice choice)
    {
        await using var provider = await ProviderAsync(choice);
        await using var rig = await new Rig(Launcher(provider), TimeProvider.System, _ => null, Named("weather.sh")).OpenAsync();
        await AssertWorksAsync(rig);
    }

    [SkippableTheory]
    [InlineData(SandboxChoice.Namespaces)]
    [InlineData(SandboxChoice.Docker)]
    public async Task A_program_that_fails_in_a_sandbox_is_told_with_its_last_words(SandboxChoice choice)
    {
        await using var provider = await ProviderAsync(choice);
        McpServerConfig[] servers = [Rig.Program("sad", "sh", "-c", "echo no luck >&2; exit 9"), Rig.Program("gone", "no-such-program")];
        await using var rig = await new Rig(Launcher(provider), TimeProvider.System, _ => null, servers).OpenAsync();
        Assert.EndsWith("it ended with exit code 9. It wrote: no luck", rig.Warnings.First().Message, StringComparison.Ordinal);
        Assert.Contains("not-started: Cannot run", rig.Warnings.Last().Message, StringComparison.Ordinal);
    }

    private static McpServerConfig Named(string script) => Rig.Program("weather", "sh", script);

    private static SandboxProcessLauncher Launcher(ISandboxProvider provider) => new(
        cancellationToken => provider.CreateAsync(SandboxPolicy.Default, cancellationToken),
        [new SandboxFile("weather.sh", File.ReadAllBytes(Script))]);

    private static async Task<ISandboxProvider> ProviderAsync(SandboxChoice choice)
    {
        var selection = await SandboxSelection.SelectAsync(choice, TimeProvider.System, default);
        Require.That(selection.Provider is not null, choice.ToString().ToLowerInvariant(), string.Join(" ", selection.Rejected));
        return selection.Required;
    }

    private static async Task AssertWorksAsync(Rig rig)
    {
        Assert.Empty(rig.Warnings);
        var tool = Assert.Single(rig.Tools);
        Assert.Equal(("mcp__weather__get_weather", false), (tool.Name, ToolEffects.AreOutside(tool)));
        Assert.Equal("Paris: 18 °C, light rain.", await tool.InvokeAsync(new() { ["city"] = "Paris" }));
        var failure = await Assert.ThrowsAsync<McpToolException>(async () => await tool.InvokeAsync(new() { ["city"] = "Atlantis \"\\ö" }));
        Assert.Equal("No weather is known for this city. Known: Paris, Oslo.", failure.Message);
        Assert.Equal("Oslo: 9 °C, clear sky.", await tool.InvokeAsync(new() { ["city"] = "Oslo" }));
        Assert.IsType<McpConnected>(Assert.Single(rig.Events));
    }
}
