using System.Text.Json;
using ModelContextProtocol.Protocol;
using Xunit;

namespace MassGen.Mcp.Tests;

public sealed class ToolResultTextTests
{
    private static readonly JsonElement Json = JsonSerializer.SerializeToElement(new { a = 1, b = "é<" });

    [Fact]
    public void Structured_content_that_is_also_there_as_text_is_told_once() =>
        Assert.Equal("{ \"b\": \"é<\", \"a\": 1 }", Text("{ \"b\": \"é<\", \"a\": 1 }", Json));

    [Fact]
    public void Structured_content_beside_other_text_is_told_too() =>
        Assert.Equal("two things\n{\"a\":1,\"b\":\"é<\"}", Text("two things", Json));

    [Fact]
    public void A_list_that_is_null_is_empty_and_so_is_null_in_a_list()
    {
        Assert.Equal("{\"a\":1,\"b\":\"é<\"}", ToolResultText.Of(new() { Content = null!, StructuredContent = Json }));
        Assert.Equal("x", ToolResultText.Of(new() { Content = [null!, new TextContentBlock { Text = "x" }] }));
    }

    [Fact]
    public void A_result_without_content_is_empty() => Assert.Equal("", ToolResultText.Of(new CallToolResult()));

    [Fact]
    public void A_long_result_is_not_cut_within_a_letter()
    {
        var text = Text("x" + string.Concat(Enumerable.Repeat("🎉", 100_000)), null);
        Assert.DoesNotContain('\ufffd', text);
        Assert.EndsWith("🎉\n[137860 more bytes left out: a result may have 256 KiB]", text, StringComparison.Ordinal);
    }

    private static string Text(string text, JsonElement? structured) =>
        ToolResultText.Of(new() { Content = [new TextContentBlock { Text = text }], StructuredContent = structured });
}
