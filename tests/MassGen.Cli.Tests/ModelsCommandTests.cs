using System.Text.Json;
using MassGen.Cli.Commands;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ModelsCommandTests
{
    [Fact]
    public async Task One_screen_tells_the_truth_about_a_retired_model()
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync("models", "show", "grok-4-1-fast-reasoning");

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Error));
        Assert.All(
            (string[])["RETIRED        on 2026-05-15", "grok-4.3 with effort low", "Costs today    1.25 in, 0.20 cached, 2.50 out", "before       0.20 in", "Azure AI Foundry: served"],
            words => Assert.Contains(words, run.Output, StringComparison.Ordinal));
        Assert.InRange(run.Output.Split('\n').Length, 10, 36);
    }

    [Fact]
    public async Task At_another_service_the_same_name_is_the_genuine_model()
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync("models", "show", "azure/grok-4-1-fast-reasoning");

        Assert.Contains("Costs today    0.20 in, 0.50 out", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RETIRED", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_can_be_narrowed_and_read_by_programs()
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync("models", "grok-code", "--json");

        var model = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("models").EnumerateArray());
        Assert.Equal("grok-code-fast-1", model.GetProperty("id").GetString());
        Assert.Equal("grok-build-0.1", model.GetProperty("today").GetProperty("answered_by").GetString());
        Assert.Equal(1.00m, model.GetProperty("today").GetProperty("price").GetProperty("base").GetProperty("input").GetDecimal());
    }

    [Theory]
    [InlineData(1, "MG1052", "Did you mean 'grok-4-1-fast'?", "models", "show", "grok-4-1-fats")]
    [InlineData(1, "MG1052", "'massgen models' lists those that are.", "models", "nothing like it")]
    [InlineData(2, "MG1080", "Did you mean '--json'?", "models", "--jsn")]
    [InlineData(2, "MG1080", "Did you mean '--network'?", "doctor", "--netwrok")]
    public async Task What_is_not_known_is_told_with_the_nearest_word(int exitCode, string code, string advice, params string[] arguments)
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync(arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_tells_of_keys_and_never_shows_them()
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = "xai-secret", ["OPENAI_API_KEY"] = null }, "doctor");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("XAI_API_KEY is set", run.Output, StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY is not set", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("xai-secret", run.Output + run.Error, StringComparison.Ordinal);
    }
}
