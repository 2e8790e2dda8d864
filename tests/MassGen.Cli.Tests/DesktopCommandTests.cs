using System.Text.Json.Nodes;
using MassGen.Desktop.View;
using MassGen.Sandbox;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class DesktopCommandTests
{
    [Theory]
    [InlineData("MG6161: 'massgen desktop' needs to be told what to do.", "desktop")]
    [InlineData("MG6164: --size takes a width of 640 to 2560", "desktop", "open", "--size", "100x100")]
    [InlineData("MG6164: --size takes a width of 640 to 2560", "desktop", "open", "--size", "wide")]
    [InlineData("MG6165: --start-page takes an address", "desktop", "open", "--start-page", "file:///etc/passwd")]
    [InlineData("MG6166: There is no folder 'nowhere'", "desktop", "open", "--site", "nowhere")]
    [InlineData("MG6167: --for takes 1 to 86400 seconds", "desktop", "open", "--for", "0")]
    [InlineData("MG6168: --record takes a file that ends in .png", "desktop", "open", "--record", "film.gif")]
    [InlineData("Did you mean '--control'?", "desktop", "view", "--contrl")]
    public async Task Bad_input_is_told_with_what_is_right(string expected, params string[] arguments)
    {
        await using var folder = new CliFolder();

        var run = await folder.RunAsync(arguments);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Where_no_desktop_is_shown_the_command_says_how_to_get_one()
    {
        await using var folder = new CliFolder();

        var run = await folder.RunAsync("desktop", "view");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("MG6162: No desktop is shown now.", run.Error, StringComparison.Ordinal);
        Assert.Contains("massgen desktop open", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_gives_a_new_link_to_each_desktop_and_forgets_those_that_ended()
    {
        await using var folder = new CliFolder();
        await using var view = await ShownAsync(folder, "researcher");
        var stale = folder.WriteHome(".massgen/desktops/stale.json", Note("old", new Uri("http://127.0.0.1:1/"), "key"));

        var run = await folder.RunAsync("desktop", "view");

        Assert.StartsWith($"researcher  {view.Address}#", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
        Assert.False(File.Exists(stale));
    }

    [Fact]
    public async Task An_agent_without_a_desktop_is_answered_with_the_nearest_that_has_one()
    {
        await using var folder = new CliFolder();
        await using var view = await ShownAsync(folder, "researcher");

        var run = await folder.RunAsync("desktop", "view", "--agent", "reseacher");

        Assert.Contains("MG6163: No agent 'reseacher' has a desktop now.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'researcher'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_tells_of_each_subcommand()
    {
        await using var folder = new CliFolder();

        var run = await folder.RunAsync("desktop", "--help");

        Assert.Contains("view", run.Output, StringComparison.Ordinal);
        Assert.Contains("Opens a desktop without any agent", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_run_prints_a_link_takes_it_back_at_its_end_and_leaves_a_film()
    {
        await using var folder = await BrowsingAsync();

        var run = await folder.RunAsync("--config", "config.yaml", "--models-from", "model.yaml", "--record", "film", "--no-display", "Look.");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches("Watch the desktop of a: http://127\\.0\\.0\\.1:[0-9]+/#[A-Za-z0-9_-]{43}\n", run.Error);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Home, ".massgen", "desktops")));
        Assert.Equal(["01.png", "film.png", "sheet.png"], Directory.EnumerateFiles(folder.In("film")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Programs_that_read_what_a_run_prints_get_no_link()
    {
        await using var folder = await BrowsingAsync();

        var run = await folder.RunAsync("--config", "config.yaml", "--models-from", "model.yaml", "--automation", "Look.");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("/#", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static async Task<CliFolder> BrowsingAsync()
    {
        var engine = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, default);
        Require.That(engine.Provider is not null, "docker", string.Join(' ', engine.Rejected));
        await engine.Required.DisposeAsync();
        var folder = new CliFolder();
        folder.Write("site/index.html", "<!doctype html><title>Hello</title><h1>Hello</h1>");
        folder.Write("config.yaml", """
            agents:
              - id: a
                backend:
                  type: grok
                  model: grok-4.3
                  custom_tools:
                    - { function: browser_automation, preset_args: { site: site } }
            """);
        folder.Write("model.yaml", """
            agents:
              a:
                - call: custom_tool__browser_automation
                  with: { task: Read, action: extract, selector: h1 }
                - say: It says hello.
                  expect: '"extracted_text":["Hello"]'
            """);
        return folder;
    }

    private static async Task<LiveView> ShownAsync(CliFolder folder, string agent)
    {
        var view = await LiveView.StartAsync(new FakeScreen().ConnectAsync, new LiveViewOptions { Name = agent }, TimeProvider.System, default);
        folder.WriteHome(".massgen/desktops/one.json", Note(agent, view.Address, view.Key));
        return view;
    }

    private static string Note(string agent, Uri address, string key) => new JsonObject
    {
        ["agent"] = agent, ["run"] = "run", ["address"] = address.AbsoluteUri, ["key"] = key, ["process"] = 1,
    }.ToJsonString();
}
