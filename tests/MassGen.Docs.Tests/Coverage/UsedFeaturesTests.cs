using MassGen.Cli.Commands;
using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Coverage;
using MassGen.Docs.Examples;
using Xunit;

namespace MassGen.Docs.Tests.Coverage;

public sealed class UsedFeaturesTests
{
    private static readonly IReadOnlyList<FlagTree> Programs = FlagTree.Of(MassGenCommand.Tree(), CommandLineProgram.Tree());

    [Fact]
    public void What_must_not_happen_is_not_shown()
    {
        var place = new SourcePosition(new SourceText("e", "x"), 1, 1);
        var fields = new Dictionary<string, string> { ["code"] = "MG2001" };
        Assert.Empty(Proof.Named([new ExpectedEvent(place, "warning", null, 0, fields)]));
        Assert.Equal(["warning", "MG2001"], Proof.Named([new ExpectedEvent(place, "warning", null, 1, fields)]).Select(feature => feature.Name));
    }

    [Fact]
    public void Keys_are_found_by_their_place_in_the_schema()
    {
        var used = UsedKeys.In(new SourceText("a.yaml", "agents:\n  - id: a\n    backend: { type: grok, mcp_servers: { one: { command: sh } } }\n"));
        Assert.Contains(new FeatureName(FeatureKind.Key, "agents[].backend.mcp_servers[].command"), used);
        Assert.Contains(new FeatureName(FeatureKind.Backend, "grok"), used);
    }

    [Fact]
    public void Servers_in_a_list_are_found_like_those_in_a_map()
    {
        var used = UsedKeys.In(new SourceText("a.yaml", "agent: { id: a, backend: { mcp_servers: [{ name: one, command: sh }] } }"));
        Assert.Contains(new FeatureName(FeatureKind.Key, "agents[].backend.mcp_servers[].name"), used);
    }

    [Fact]
    public void A_part_is_counted_from_its_place()
    {
        var used = UsedKeys.In(new SourceText("part.yaml", "max_tasks_per_plan: 3\n"), "/orchestrator/coordination");
        Assert.Equal(["orchestrator.coordination", "orchestrator.coordination.max_tasks_per_plan"], used.Select(key => key.Name));
    }

    [Fact]
    public void A_key_in_the_wrong_place_is_not_counted() =>
        Assert.Empty(UsedKeys.In(new SourceText("a.yaml", "temperature: 0.3\n")));

    [Fact]
    public void Nothing_stands_in_a_file_that_cannot_be_read() => Assert.Empty(UsedKeys.In(new SourceText("a.yaml", "agents: [")));

    [Theory]
    [InlineData("massgen --config a.yaml \"How --json is read\"", "massgen --config")]
    [InlineData("cat a | massgen \\\n  --automation --config=a.yaml", "massgen --automation,massgen --config")]
    [InlineData("dotnet run --project src/MassGen.Docs -- verify-examples --jobs 2", "verify-examples --jobs")]
    [InlineData("docs new guide a.md --title x && git commit --all", "new guide --title")]
    [InlineData("git log --all", "")]
    [InlineData("# massgen --config a.yaml\nmassgen --json", "massgen --json")]
    public void Flags_are_found_in_the_commands_of_the_programs(string commands, string expected) =>
        Assert.Equal(expected, string.Join(',', ShownCommands.Flags(commands, Programs).Select(flag => flag.Name)));
}
