using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Matching;
using Xunit;

namespace MassGen.Docs.Tests.Snippets.Matching;

public sealed class JsonMatchingTests
{
    [Theory]
    [InlineData("""{ "a": 1 }""", """{ "b": 2, "a": 1 }""", true)]
    [InlineData("""{ "a": { "b": "..." } }""", """{ "a": { "b": [1] } }""", true)]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", false)]
    [InlineData("""[1, "..."]""", "[1, 2, 3]", true)]
    [InlineData("[1, 2]", "[1, 2, 3]", false)]
    [InlineData("""{ "a": 1 }""", "not JSON", false)]
    [InlineData("""{ "took": "3 ms" }""", """{ "took": "4.5 s" }""", true)]
    public void Json_holds_everything_that_is_shown(string shown, string printed, bool holds) =>
        Assert.Equal(holds, OutputMatching.Holds(Of(shown, OutputMatch.Json), printed));

    [Fact]
    public void The_fault_names_the_path_and_the_line()
    {
        var fault = OutputMatching.FaultOf(Of("{\n  \"a\": {\n    \"b\": 1\n  }\n}", OutputMatch.Json), """{ "a": { "b": 2 } }""")!;
        Assert.Equal((3, "-/a/b is 1\n+/a/b is 2"), (fault.Line, fault.Difference));
    }

    [Fact]
    public void Written_anew_it_keeps_what_was_chosen_to_be_shown()
    {
        var blessed = OutputMatching.Bless(Of("""{ "a": 1, "any": "...", "gone": 1 }""", OutputMatch.Json), """{ "x": 9, "a": 2, "any": 5 }""");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "a": 2, "any": "..." }"""), JsonNode.Parse(blessed)), blessed);
        Assert.True(OutputMatching.Holds(Of(blessed, OutputMatch.Json), """{ "x": 9, "a": 2, "any": 5 }"""));
    }

    [Theory]
    [InlineData("""{ "type": "object", "required": ["a"] }""", """{ "a": 1 }""", null)]
    [InlineData("""{ "type": "object", "required": ["a"] }""", "{}", "the whole must have 'a'")]
    [InlineData("""{ "properties": { "a": { "type": "integer", "minimum": 2 } } }""", """{ "a": 1 }""", "/a must be at least 2")]
    [InlineData("""{ "properties": { "a": true }, "additionalProperties": false }""", """{ "b": 1 }""", "/b must not be there")]
    [InlineData("""{ "items": { "$ref": "#/$defs/word" }, "$defs": { "word": { "pattern": "^[a-z]+$" } } }""", """["ok", "NO"]""", "/1 must fit '^[a-z]+$'")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "number" }] }""", "true", "the whole fits 0 of 'oneOf', not one")]
    [InlineData("""{ "minLenght": 3 }""", "\"x\"", "MG5150: 'minLenght' is no keyword of a schema that is checked here. Did you mean 'minLength'?")]
    public void A_schema_says_what_is_allowed(string schema, string printed, string? fault) =>
        Assert.Equal(fault, OutputMatching.FaultOf(Of(schema, OutputMatch.JsonSchema), printed)?.Difference);

    private static ExpectedOutput Of(string text, OutputMatch match) => new(text, match, new SourcePosition(new SourceText("page.md", text), 1, 1));
}
