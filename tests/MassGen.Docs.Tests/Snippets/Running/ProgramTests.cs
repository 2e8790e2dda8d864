using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;
using Xunit;
using static MassGen.Docs.Tests.Snippets.Running.PageSnippets;

namespace MassGen.Docs.Tests.Snippets.Running;

public sealed class ProgramTests(RunnerFixture sandboxes) : IClassFixture<RunnerFixture>
{
    public static TheoryData<string> Names => RunnerFixture.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_program_runs_against_the_library(string name)
    {
        const string code = """
            var loaded = ConfigLoader.Load(new SourceText("c.yaml", "agent: { id: a, backend: { type: grok } }"));
            Console.WriteLine(loaded.Config!.Agents[0].Id);
            """;
        Assert.Equal("", string.Join('\n', (await sandboxes.RunOneAsync(name, Program(code, "a"))).Explanation));
    }

    [SkippableFact]
    public async Task A_mistake_is_told_at_its_place_in_the_page()
    {
        var outcome = await sandboxes.RunOneAsync("namespaces", Program("var x = 1;\nConsole.WriteLin(x);"));
        Assert.StartsWith("docs-src/guides/page.md:12:9: error MG5159: CS0117:", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Code_before_it_is_there_and_moves_no_line()
    {
        var fine = await sandboxes.RunOneAsync("namespaces", Program("using System.Text;\nConsole.WriteLine(word + nameof(StringBuilder));", "heyStringBuilder", setUp: "using System.IO;\nvar word = \"hey\";"));
        Assert.Equal("", string.Join('\n', fine.Explanation));
        var wrong = await sandboxes.RunOneAsync("namespaces", Program("using System.Text;\nConsole.WriteLine(wort);", setUp: "using System.IO;\nvar word = \"hey\";"));
        Assert.StartsWith("docs-src/guides/page.md:12:19: error MG5159: CS0103", Assert.Single(wrong.Explanation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declarations_and_what_is_only_compiled_need_no_sandbox()
    {
        var runner = sandboxes.Runner("namespaces");
        Snippet[] snippets = [Program("public sealed record Word(string Text);", compileOnly: true), Program("await Task.Delay(-1);", compileOnly: true)];
        await runner.PrepareAsync(snippets, default);
        Assert.Null(await runner.IdentifyAsync(snippets, default));
        Assert.All(await runner.RunAsync(snippets, default), outcome => Assert.Equal((VerificationStatus.Passed, null), (outcome.Status, outcome.Sandbox)));
    }

    [SkippableFact]
    public async Task A_program_that_breaks_says_where()
    {
        var outcome = await sandboxes.RunOneAsync("namespaces", Program("Console.WriteLine(\"so far\");\nthrow new InvalidOperationException(\"broken\");"));
        var text = Assert.Single(outcome.Explanation);
        Assert.Contains("so far", text, StringComparison.Ordinal);
        Assert.Contains("page.md:line 12", text, StringComparison.Ordinal);
    }
}
