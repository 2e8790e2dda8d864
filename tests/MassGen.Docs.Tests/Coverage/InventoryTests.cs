using System.Text.RegularExpressions;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using MassGen.Sandbox;
using Xunit;

namespace MassGen.Docs.Tests.Coverage;

public sealed partial class InventoryTests
{
    private static readonly string Root = RepositoryRoot.Find(AppContext.BaseDirectory)!;

    [Fact]
    public void The_tools_are_those_that_the_sources_offer()
    {
        string[] folders = ["src/MassGen/Tools", "src/MassGen/Workspaces"];
        var offered = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Offer().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Where(name => name != "task_id").Order();
        string[] others = [.. ShellTools.Names, "new_answer", "vote", "submit", "restart_orchestration", "custom_tool__two_num_tool"];
        Assert.Equal(offered, BuiltInTools.Names.Except(others).Order());
    }

    [Fact]
    public void Every_key_of_the_schema_is_in_the_inventory_once()
    {
        var keys = FeatureInventory.All([], []).Where(feature => feature.Id.Kind == FeatureKind.Key).Select(feature => feature.Id.Name).ToList();
        Assert.Equal(ConfigSchema.Sections.Sum(found => found.Section.Keys.Count), keys.Distinct().Count());
    }

    [Fact]
    public void The_list_of_allowed_gaps_can_be_read()
    {
        var faults = new List<Diagnostic>();
        Assert.NotEmpty(AllowList.Of(Root, faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void The_matrix_is_a_page_with_figures_and_reasons()
    {
        var matrix = new OptionMatrix([new MatrixRow(new Feature(new FeatureName(FeatureKind.Event, "vote.cast"))) { Allowed = "It cannot be shown." }]);
        var page = MatrixPage.Markdown(matrix);
        Assert.Contains("| **All** | 1 | 0 | 0 | 0 | 1 | 0 |", page, StringComparison.Ordinal);
        Assert.Contains("| `vote.cast` | no | no | no: It cannot be shown. |", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("\\b(?:new|Tool)\\(\\s*\"([a-z]+(?:_[a-z]+)+)\",")]
    private static partial Regex Offer();
}
