using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

public sealed class PresetKeyTests
{
    public static TheoryData<string, string> Keys { get; } = new(ComputerTool.All
        .SelectMany(tool => PresetKeys.All.Where(key => key.Only is null || key.Only.Contains(tool)).Select(key => (tool.Name, key.Name))));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_in_the_reference_is_read_by_its_tools(string tool, string key)
    {
        var faults = new List<Diagnostic>();
        var position = new SourcePosition("config.yaml", 1, 1);
        var preset = new YamlMap(position, [new YamlEntry(key, position, new YamlScalar(position, "1", IsPlain: true))]);

        new PresetReader(ComputerTool.All.Single(one => one.Name == tool), preset, "preset_args", position, faults).Read();

        Assert.DoesNotContain(faults, fault => fault.Code == ComputerErrors.UnknownKey);
    }
}
