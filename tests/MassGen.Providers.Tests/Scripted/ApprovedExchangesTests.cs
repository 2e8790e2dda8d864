using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Providers.Scripted;

namespace MassGen.Providers.Tests.Scripted;

public sealed class ApprovedExchangesTests
{
    private static Exchange One(string agent, int call, string prompt = "Hi", string tools = """[{"type":"function"}]""") => new(agent, call,
        (JsonObject)JsonNode.Parse($$"""{"messages":[{"content":{{JsonValue.Create(prompt).ToJsonString()}},"role":"user"}],"model":"grok-4.3","stream":true,"tools":{{tools}}}""")!,
        new JsonObject { ["say"] = "Yes." });

    [Fact]
    public void An_exchange_reads_like_a_page()
    {
        var text = ApprovedExchanges.Render([One("writer", 1, "Line one\nGrüße \"two\"")]);
        Assert.Equal(
            """
            [
              {
                "agent": "writer",
                "call": 1,
                "request": {
                  "model": "grok-4.3",
                  "messages": [
                    {
                      "role": "user",
                      "content": [
                        "Line one",
                        "Grüße \"two\""
                      ]
                    }
                  ],
                  "tools": [
                    {
                      "type": "function"
                    }
                  ],
                  "stream": true
                },
                "reply": {
                  "say": "Yes."
                }
              }
            ]

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void The_order_of_arrival_makes_no_difference() => Assert.Equal(
        ApprovedExchanges.Render([One("a", 1), One("a", 2), One("b", 1)]), ApprovedExchanges.Render([One("b", 1), One("a", 1), One("a", 2)]));

    [Fact]
    public void Tools_are_written_once_for_each_agent_until_they_change()
    {
        var list = (JsonArray)JsonNode.Parse(ApprovedExchanges.Render(
            [One("a", 1), One("a", 2), One("a", 3, tools: """[{"type":"other"}]"""), One("b", 1)]))!;
        Assert.Equal(["[{\"type\":\"function\"}]", "\"same as before\"", "[{\"type\":\"other\"}]", "[{\"type\":\"function\"}]"],
            list.Select(one => one!["request"]!["tools"]!.ToJsonString()));
    }

    [Fact]
    public void How_long_a_command_took_is_not_written() => Assert.Contains(
        """\"execution_time\": \"<seconds>\"}""",
        ApprovedExchanges.Render([One("a", 1, """{"exit_code": 0, "execution_time": 0.123}""")]), StringComparison.Ordinal);

    [Fact]
    public void Equal_exchanges_agree_whatever_their_line_ends()
    {
        var text = ApprovedExchanges.Render([One("a", 1)]);
        Assert.Null(ApprovedExchanges.Compare(new SourceText("exchanges.json", text.ReplaceLineEndings("\r\n")), text));
    }

    [Fact]
    public void A_difference_is_told_at_its_line_with_the_lines_around_it()
    {
        var approved = ApprovedExchanges.Render([One("a", 1, "one\ntwo\nthree")]);
        var fault = ApprovedExchanges.Compare(new SourceText("exchanges.json", approved), ApprovedExchanges.Render([One("a", 1, "one\n2\nthree")]));
        Assert.Equal(("exchanges.json:12:1", "MG4105"), (fault!.Position!.ToString(), fault.Code));
        Assert.EndsWith(
            "@@ line 9 @@\n           \"role\": \"user\",\n           \"content\": [\n             \"one\",\n-            \"two\",\n+            \"2\",\n"
            + "             \"three\"\n           ]\n         }", fault.Message, StringComparison.Ordinal);
    }
}
