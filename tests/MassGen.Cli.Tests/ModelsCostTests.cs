using MassGen.Cli.Commands;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ModelsCostTests
{
    // 6,000 tokens at 0.20 and 600 at 0.50 dollars a million where it is genuine; at 1.25 and 2.50, 3,000 of them cached at 0.20, where another answers.
    [Theory]
    [InlineData("azure", "0.0015", "0.03", "--input", "6000", "--output", "600", "--calls", "20")]
    [InlineData("xai", "0.00585", "0.00585", "--input", "6000", "--cached", "3000", "--output", "600")]
    public async Task Work_is_priced_by_what_answers(string service, string call, string all, params string[] work)
    {
        var line = await LineAsync("grok-4-1-fast-reasoning", service, work);

        Assert.Equal((call, all), (line[^2], line[^1]));
    }

    [Theory]
    [InlineData("199999", "0.25")]
    [InlineData("200000", "0.50")]
    public async Task A_long_prompt_has_its_own_price(string input, string cost) =>
        Assert.Equal(cost, (await LineAsync("grok-4.3", "xai", ["--input", input, "--output", "0"]))[^1]);

    [Fact]
    public async Task The_cheapest_is_first_and_what_cannot_read_so_much_is_left_out()
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync("models", "cost", "--input", "300000", "--output", "100");
        var costs = run.Output.Split("\n\n")[0].Split('\n').Skip(1).Select(line => decimal.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal(costs.Order(), costs);
        Assert.DoesNotContain("computer-use-preview", run.Output, StringComparison.Ordinal);
        Assert.Contains(" cannot read so much at once.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Option '--output' is required.", "--input", "5")]
    [InlineData(2, "--input must be between 0 and", "--input", "-5", "--output", "1")]
    [InlineData(2, "--cached must not be more than --input", "--input", "5", "--cached", "6", "--output", "1")]
    [InlineData(2, "--input takes a whole number; 'many' is none.", "--input", "many", "--output", "1")]
    [InlineData(2, "missing for option: '--input'", "--output", "1", "--input")]
    [InlineData(2, "--calls must be between 1 and", "--input", "5", "--output", "1", "--calls", "0")]
    [InlineData(2, "Did you mean '--calls'?", "--input", "5", "--output", "1", "--cals", "2")]
    [InlineData(1, "MG1052", "--input", "5", "--output", "1", "nothing like it")]
    public async Task What_cannot_be_computed_is_told(int exitCode, string words, params string[] work)
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync(["models", "cost", .. work]);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private static async Task<string[]> LineAsync(string model, string service, string[] work)
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync(["models", "cost", .. work]);
        return run.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).First(words => words.Length > 3 && words[0] == model && words.Contains(service));
    }
}
