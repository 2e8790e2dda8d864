using MassGen.Configuration;
using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

public sealed class PresetTests
{
    [Theory]
    [InlineData("computer_use", "", "computer-use-preview", 50)]
    [InlineData("claude_computer_use", "max_iterations: 7", "claude-sonnet-4-5", 7)]
    [InlineData("gemini_computer_use", "model: gemini-x", "gemini-x", 25)]
    public void A_tool_has_the_Python_projects_defaults(string function, string args, string model, int iterations)
    {
        var preset = Preset(function, args);

        Assert.Equal((model, iterations, ScreenSize.Default), (preset.Model, preset.Limits.Iterations, preset.Desktop.Size));
    }

    [Theory]
    [InlineData("computer_use", "display_width: 1920, display_height: 1080", "1920×1080", "1920×1080")]
    [InlineData("claude_computer_use", "display_width: 1024, display_height: 768", "1024×768", "1024×768")]
    [InlineData("claude_computer_use", "screen: 1920x1080", "1920×1080", "1429×804")]
    [InlineData("gemini_computer_use", "display_width: 1440, display_height: 900", "1440×904", "1440×904")]
    [InlineData("computer_use", "screen: 1280x800, display_width: 640, display_height: 400", "1280×800", "640×400")]
    [InlineData("computer_use", "display_width: 100", "640×800", "100×800")]
    public void Screen_and_picture_follow_the_configuration(string function, string args, string screen, string picture)
    {
        var preset = Preset(function, args);

        Assert.Equal((screen, picture), (preset.Desktop.Size.ToString(), preset.Picture.ToString()));
    }

    [Theory]
    [InlineData("environment: mac", "MG6130", Severity.Error, "There is no mac desktop")]
    [InlineData("environment: windows", "MG6130", Severity.Error, "There is no windows desktop")]
    [InlineData("environment: browse", "MG6137", Severity.Error, "There is no environment 'browse'")]
    [InlineData("screen: 100x100", "MG6137", Severity.Error, "'100x100' is no size of a screen")]
    [InlineData("allowed_domains: [a/b]", "MG6137", Severity.Error, "'a/b' is not a domain")]
    [InlineData("approval: always", "MG6137", Severity.Error, "'approval' must be ask or allow")]
    [InlineData("max_cost: 0", "MG6137", Severity.Error, "'max_cost' is a limit in US dollars")]
    [InlineData("max_iterations: many", "MG1004", Severity.Error, "'max_iterations' must be a whole number")]
    [InlineData("locale: '!'", "MG6114", Severity.Error, "'!' is no locale")]
    [InlineData("site: ../x", "MG6114", Severity.Error, "'../x' is no folder")]
    [InlineData("max_iteration: 3", "MG6134", Severity.Warning, "'max_iteration' is not a key")]
    [InlineData("headless: true", "MG6135", Severity.Warning, "'headless' has no effect here")]
    [InlineData("browser_type: firefox", "MG6135", Severity.Warning, "'browser_type' has no effect here: the browser is Chromium.")]
    [InlineData("initial_screenshot_path: x.png", "MG6135", Severity.Warning, "'initial_screenshot_path' has no effect here")]
    [InlineData("environment_config: {container_name: c}", "MG6135", Severity.Warning, "'container_name' has no effect here: each agent gets a container of its own")]
    public void What_cannot_be_or_means_something_else_is_told_with_its_place(string args, string code, Severity severity, string words)
    {
        var fault = Assert.Single(Check(Config("computer_use", "network: false, " + args)));

        Assert.Equal((code, severity, 9), (fault.Code, fault.Severity, fault.Position!.Line));
        Assert.StartsWith(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_gets_the_nearest_word() =>
        Assert.Equal("Did you mean 'max_iterations'?", Assert.Single(Check(Config("computer_use", "network: false, max_iteration: 3"))).Suggestion);

    [Fact]
    public void A_desktop_without_a_network_is_told_where_nothing_says_that_it_is_meant() =>
        Assert.Equal("MG6139", Assert.Single(Check(Config("computer_use", "max_iterations: 3"))).Code);

    [Fact]
    public void Default_params_are_read_and_that_is_told()
    {
        var config = Config("computer_use", "network: false, max_iterations: 3", "default_params");

        Assert.Equal("MG6136", Assert.Single(Check(config)).Code);
        Assert.Equal(3, Assert.Single(ComputerTools.PresetsOf(config.Agents[0])).Limits.Iterations);
    }

    [Theory]
    [InlineData("browser_automation")]
    [InlineData("simple_browser_automation")]
    public void The_browsers_tool_has_a_desktop_and_no_model_of_its_own(string function)
    {
        var preset = Preset(function, "site: pages, screen: 1024x768, allowed_domains: [example.org]");

        Assert.Equal(("", "1024×768", "http://localhost:8000/"), (preset.Model, preset.Desktop.Size.ToString(), preset.Desktop.StartPage));
        Assert.Null(preset.Addresses.Refusal("https://example.org/shop"));
        Assert.NotNull(preset.Addresses.Refusal("https://example.com/shop"));
    }

    [Theory]
    [InlineData("headless: false", "MG6135")]
    [InlineData("screenshot: true", "MG6135")]
    [InlineData("max_iterations: 3", "MG6134")]
    public void What_means_nothing_to_the_browsers_tool_is_told(string args, string code) =>
        Assert.Equal((code, Severity.Warning), Assert.Single(Check(Config("browser_automation", "network: false, " + args))) is { } fault ? (fault.Code, fault.Severity) : default);

    [Fact]
    public void Preset_args_come_before_default_params()
    {
        var tool = Config("computer_use", "max_iterations: 3").Agents[0].Backend.CustomTools[0];
        var defaults = Config("computer_use", "max_iterations: 9, max_seconds: 5").Agents[0].Backend.CustomTools[0].PresetArguments;

        var preset = ComputerToolCheck.Read(tool with { DefaultArguments = defaults }, [])!;

        Assert.Equal((3, 5), (preset.Limits.Iterations, (int)preset.Limits.Time.TotalSeconds));
    }

    [Fact]
    public void Two_agents_that_name_one_container_get_two_desktops_and_are_told()
    {
        const string Agent = """
              - id: NAME
                backend:
                  type: openai
                  model: gpt-4o
                  custom_tools:
                    - function: computer_use
                      preset_args: {network: false, environment_config: {container_name: cua-container}}

            """;
        var faults = Check(Load("agents:\n" + Agent.Replace("NAME", "ada", StringComparison.Ordinal) + Agent.Replace("NAME", "bob", StringComparison.Ordinal)));

        Assert.Contains("'ada' and 'bob' name the same container", Assert.Single(faults, fault => fault.Code == "MG6138").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_without_such_tools_says_nothing() => Assert.Empty(Check(Config("two_num_tool", "x: 1")));

    private static IReadOnlyList<Diagnostic> Check(MassGenConfig config) => ComputerToolCheck.Of(config);

    private static ComputerPreset Preset(string function, string args) => Assert.Single(ComputerTools.PresetsOf(Config(function, args).Agents[0]));

    private static MassGenConfig Config(string function, string args, string key = "preset_args") => Load($$"""
        agents:
          - id: ada
            backend:
              type: openai
              model: gpt-4o
              custom_tools:
                - function: {{function}}
                  path: some/python/file.py
                  {{key}}: { {{args}} }
        """);

    private static MassGenConfig Load(string yaml) => ConfigLoader.Load(new SourceText("config.yaml", yaml)).Config!;
}
