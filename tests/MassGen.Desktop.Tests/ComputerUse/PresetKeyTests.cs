using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

public sealed class PresetKeyTests
{
    public static IEnumerable<object[]> Keys => ComputerTool.All.SelectMany(tool => PresetKeys.All
        .Where(key => key.Only is null || key.Only.Contains(tool)).Select(key => new object[] { tool.Name, key.Name }));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_in_the_reference_is_read_by_its_tools(string tool, string key)
    {
        var faults = new List<Diagnostic>();
        var preset = MapReader.Document(new SourceText("preset.yaml", $"{key}: 1"), faults)!.Map;

        new PresetReader(ComputerTool.All.Single(one => one.Name == tool), preset, "preset_args", preset.Position, faults).Read();

        Assert.DoesNotContain(faults, fault => fault.Code == ComputerErrors.UnknownKey);
    }
}
