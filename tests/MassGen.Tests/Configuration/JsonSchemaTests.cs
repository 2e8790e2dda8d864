using System.Text.Json.Nodes;
using MassGen.Configuration.Schema;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class JsonSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(ConfigJsonSchema.Text())!.AsObject();

    private static JsonObject Properties(ConfigSection section) =>
        (section.Name.Length == 0 ? Schema : Schema["$defs"]![section.Name]!.AsObject())["properties"]!.AsObject();

    [Fact]
    public void Every_key_is_in_it_with_its_words_default_and_limits() => Assert.All(
        ConfigSchema.Sections.SelectMany(found => found.Section.Keys.Select(key => (found.Section, key))), pair =>
        {
            var property = Properties(pair.Section)[pair.key.Name]!.AsObject();
            Assert.StartsWith(pair.key.Meaning, property["description"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(pair.key.Kind != ConfigValueKind.Any, property.ContainsKey("type"));
            Assert.Equal(pair.key.Default is not null, property.ContainsKey("default"));
            Assert.Equal(pair.key.Allowed, property["enum"]?.AsArray().OfType<JsonNode>().Select(word => word.GetValue<string>()) ?? []);
            Assert.Equal(pair.key.Most, property["maximum"]?.GetValue<decimal>());
            Assert.Equal(pair.key.Effect == KeyEffect.None, property.ContainsKey("deprecated"));
        });

    [Fact]
    public void Every_reference_in_it_leads_somewhere()
    {
        var references = System.Text.RegularExpressions.Regex.Matches(ConfigJsonSchema.Text(), "\"\\$ref\": \"#/\\$defs/([^\"]+)\"").Select(found => found.Groups[1].Value).ToList();

        Assert.True(references.Count > 20);
        Assert.DoesNotContain(references, name => Schema["$defs"]![name] is null);
        Assert.Equal(ConfigJsonSchema.Dialect, Schema["$schema"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grok"}}}""", true)]
    [InlineData("""{"agents": [{"id": "a", "backend": {"type": "vllm", "model": "m", "mine": 1}}], "ui": {"display_type": "silent"}}""", true)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grok", "temperature": null, "mcp_servers": {"s": {"command": ["npx"], "env": {"A": "b"}}}}}}""", true)]
    [InlineData("""{}""", false)]
    [InlineData("""{"agents": [], "agent": {"id": "a", "backend": {"type": "grok"}}}""", false)]
    [InlineData("""{"agent": {"backend": {"type": "grok"}}}""", false)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grook"}}}""", false)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "vllm"}}}""", false)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grok", "max_tokens": 0}}}""", false)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grok", "allowed_tools": [1]}}}""", false)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grok", "mcp_servers": [{"env": {"A": 1}}]}}}""", false)]
    [InlineData("""{"agent": {"id": "a", "backend": {"type": "grok"}}, "memory": {"compression": {"target_ratio": 1.5}}}""", false)]
    public void It_judges_as_the_loader_does(string text, bool isValid)
    {
        Assert.Equal(isValid, SmallSchemaCheck.IsValid(Schema, Schema, JsonNode.Parse(text)));
        Assert.Equal(isValid, RuleTests.Load(text).Config is not null);
    }
}
