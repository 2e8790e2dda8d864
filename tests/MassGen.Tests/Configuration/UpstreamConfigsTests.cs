using MassGen.Configuration;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

/// <summary>
/// The configurations that the Python project ships (v0.1.12). None of them is in this repository: MASSGEN_UPSTREAM_CONFIGS names the
/// folder <c>massgen/configs</c> of a clone.
/// </summary>
public sealed class UpstreamConfigsTests
{
    private const string Variable = "MASSGEN_UPSTREAM_CONFIGS";

    private static IReadOnlyList<(string Name, ConfigResult Result)> Load()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrEmpty(folder), $"{Variable} is not set: it names the folder massgen/configs of a clone of the Python project.");
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), ConfigLoader.LoadFile(file)))];
    }

    private static IEnumerable<string> Errors(ConfigResult result) =>
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.ToString());

    [SkippableFact]
    public void All_agent_configurations_load_without_an_error()
    {
        var all = Load();

        Assert.Equal(215, all.Count);
        Assert.Empty(all.Where(file => file.Name != "rate_limits/rate_limits.yaml").SelectMany(file => Errors(file.Result)));
        Assert.Equal(214, all.Count(file => file.Result.Config is not null));
        Assert.Equal(398, all.Sum(file => file.Result.Config?.Agents.Count ?? 0));
    }

    [SkippableFact]
    public void What_is_no_agent_configuration_is_refused_because_it_has_no_agents()
    {
        var error = Assert.Single(Load().Single(file => file.Name == "rate_limits/rate_limits.yaml").Result.Diagnostics, one => one.Severity == Severity.Error);

        Assert.Equal(("MG1007", "root"), (error.Code, error.Path));
        Assert.Contains("must have either 'agents'", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_known_slips_of_these_files_are_told_as_warnings()
    {
        var all = Load().SelectMany(file => file.Result.Diagnostics.Select(diagnostic => (file.Name, diagnostic.Code, Key: diagnostic.Path?.Split('.')[^1])));
        var files = all.Distinct().GroupBy(one => (one.Code, one.Key)).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal((18, 6), (files[("MG1015", "type")], files[("MG1015", "display")]));
        Assert.Equal((5, 4), (files[("MG1015", "append_system_prompt")], files[("MG1015", "default_params")]));
        Assert.Equal((6, 3), (files[("MG1018", "cwd")], files[("MG1027", "level")]));
    }
}
