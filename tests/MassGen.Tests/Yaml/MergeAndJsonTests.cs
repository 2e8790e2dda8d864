using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Testing;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Tests.Yaml;

public sealed class MergeAndJsonTests
{
    private static YamlMap Map(string text) => (YamlMap)YamlReader.Read(new SourceText("f.yaml", text));

    private static string Words(YamlMap map) => string.Join(' ', map.Entries.Select(entry => $"{entry.Key}={((YamlScalar)entry.Value).Text}"));

    private static string Fault(Action read) =>
        Assert.Throws<InvalidInputException>(read).Diagnostics.Single() is var fault ? $"{fault.Position!.Line}:{fault.Position.Column} {fault.Code}" : "";

    [Theory]
    [InlineData("{<<: *a, y: 9}", "y=9 x=1")]
    [InlineData("{y: 9, <<: [*a, *b]}", "y=9 x=1 z=4")]
    [InlineData("{<<: [*b, *a]}", "x=3 z=4 y=2")]
    [InlineData("{<<: {q: 1}}", "q=1")]
    [InlineData("{'<<': 1}", "<<=1")]
    public void Merging_fills_in_what_a_map_does_not_say(string merged, string expected) =>
        Assert.Equal(expected, Words((YamlMap)Map($"a: &a {{x: 1, y: 2}}\nb: &b {{x: 3, z: 4}}\nc: {merged}\n").Find("c")!.Value));

    [Theory]
    [InlineData("a: {<<: 1}", "1:5 MG1001")]
    [InlineData("a: {<<: [{}, x]}", "1:5 MG1001")]
    [InlineData("a: !mine x", "1:4 MG1001")]
    public void What_cannot_be_merged_or_is_tagged_is_located(string text, string fault) => Assert.Equal(fault, Fault(() => Map(text)));

    [Fact]
    public void A_tag_makes_text_of_a_number() => Assert.Equal("text", ((YamlScalar)Map("a: !!str 12").Find("a")!.Value).Kind);

    [Fact]
    public void JSON_knows_where_its_values_are()
    {
        var map = (YamlMap)JsonReader.Read(new SourceText("c.json", "{\n\t\"é😀\": [1, true],\n\t\"s\": \"\\u00e9\\/\", \"n\": null}"));

        var list = (YamlList)map.Find("é😀")!.Value;
        Assert.Equal(["c.json:2:10", "c.json:2:13"], list.Items.Select(item => item.Position.ToString()));
        Assert.Equal(("é/", "nothing", 19), (((YamlScalar)map.Find("s")!.Value).Text, map.Find("n")!.Value.Kind, map.Find("n")!.KeyPosition.Column));
    }

    [Theory]
    [InlineData("{\"a\": 1,}", "1:9 MG1001")]
    [InlineData("{\n  \"é\": tru\n}", "2:11 MG1001")]
    [InlineData("{\"a\": 1} x", "1:10 MG1001")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", "2:2 MG1002")]
    [InlineData("{\"a\": \"\\ud800\"}", "1:7 MG1001")]
    [InlineData("{a: 1}", "1:2 MG1001")]
    public void What_is_not_JSON_is_located(string text, string fault) => Assert.Equal(fault, Fault(() => JsonReader.Read(new SourceText("c.json", text))));

    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("", 1, 1)]
    public void Half_a_JSON_document_is_located(string text, int line, int column)
    {
        var place = ConfigLoader.Load(new SourceText("c.json", text)).Diagnostics.Single().Position!;

        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Theory]
    [InlineData("c.yaml", new byte[] { (byte)'a', (byte)':', 10, (byte)'b', 0xFF }, "2:2 MG1001")]
    [InlineData("c.txt", new byte[] { (byte)'a' }, " MG1023")]
    [InlineData("c.YAML", new byte[] { (byte)'a' }, " MG1023")]
    public void A_file_that_cannot_be_one_is_refused(string name, byte[] bytes, string expected)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, bytes);
        var fault = ConfigLoader.LoadFile(path).Diagnostics.Single();

        Assert.Equal(expected, $"{(fault.Position is { } place ? $"{place.Line}:{place.Column}" : "")} {fault.Code}");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Marks_of_encodings_are_understood(string encoding)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "c.yaml");
        File.WriteAllText(path, "agent: {id: é, backend: {type: grok}}", System.Text.Encoding.GetEncoding(encoding));

        Assert.Equal("é", ConfigLoader.LoadFile(path).Config!.Agents[0].Id);
    }
}
