using MassGen.Cli.Commands;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ModelsSyncTests
{
    private const string Prices = """
        {
          "xai/grok-4.3": {"litellm_provider": "xai", "mode": "chat", "input_cost_per_token": 9e-06, "output_cost_per_token": 1e-05},
          "gemini/gemini-new": {"litellm_provider": "gemini", "mode": "chat", "input_cost_per_token": 1e-07, "output_cost_per_token": 4e-07}
        }
        """;

    [Fact]
    public async Task A_price_file_is_kept_and_its_differences_are_told()
    {
        await using var folder = new CliFolder();
        folder.Write("prices.json", Prices);
        var run = await folder.RunAsync("models", "sync", "--from", "prices.json");

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains("Kept 2 prices", run.Output, StringComparison.Ordinal);
        Assert.Contains("  xai/grok-4.3: 9.00 in, 10.00 out; here 1.25 in, 0.20 cached, 2.50 out\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("0.10 in, 0.40 out", (await folder.RunAsync("models", "show", "gemini-new")).Output, StringComparison.Ordinal);
        Assert.Contains("1.25 in", (await folder.RunAsync("models", "show", "grok-4.3")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_file_takes_the_place_of_the_older()
    {
        await using var folder = new CliFolder();
        folder.Write("prices.json", Prices);
        await folder.RunAsync("models", "sync", "--from", "prices.json");
        folder.Write("prices.json", Prices.Replace("1e-07", "3e-07", StringComparison.Ordinal));
        await folder.RunAsync("models", "sync", "--from", "prices.json");

        Assert.Contains("0.30 in", (await folder.RunAsync("models", "show", "gemini-new")).Output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder.Home, ".massgen", "models")).Length);
    }

    [Theory]
    [InlineData("prices.json", "MG1053")]
    [InlineData("nowhere.json", "MG1054")]
    [InlineData("http://example.org/prices.json", "MG1054")]
    public async Task What_cannot_be_used_leaves_what_was_kept(string from, string code)
    {
        await using var folder = new CliFolder();
        folder.Write("good.json", Prices);
        folder.Write("prices.json", "{\"a\": 1}");
        await folder.RunAsync("models", "sync", "--from", "good.json");
        var run = await folder.RunAsync("models", "sync", "--from", from);

        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await folder.RunAsync("models", "show", "gemini-new")).ExitCode);
    }

    [Fact]
    public async Task A_kept_file_that_was_changed_is_passed_over()
    {
        await using var folder = new CliFolder();
        folder.Write("prices.json", Prices);
        await folder.RunAsync("models", "sync", "--from", "prices.json");
        var kept = Directory.GetFiles(Path.Combine(folder.Home, ".massgen", "models"), "litellm-*").Single();
        await File.AppendAllTextAsync(kept, " ");
        var run = await folder.RunAsync("models", "show", "grok-4.3");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("MG1055", run.Error, StringComparison.Ordinal);
    }
}
