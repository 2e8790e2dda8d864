using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Running;
using MassGen.Sandbox;
using Xunit;
using static MassGen.Docs.Tests.Snippets.Running.PageSnippets;

namespace MassGen.Docs.Tests.Snippets.Running;

public sealed class ShellTests(RunnerFixture sandboxes) : IClassFixture<RunnerFixture>
{
    public static TheoryData<string> Names => RunnerFixture.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_is_printed_is_compared_with_what_is_shown(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Script("echo hello; echo oh >&2; pwd", "hello\noh\n/workspace/project"));
        Assert.Equal((VerificationStatus.Passed, name, ""), (outcome.Status, outcome.Sandbox?.Provider, string.Join('\n', outcome.Explanation)));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task The_built_massgen_is_on_the_path(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Console(
            ("massgen --list-examples | grep -x @examples/azure-grok", "@examples/azure-grok"), ("massgen --no-such-option 2>&1 | grep -c error", "1")));
        Assert.Equal("", string.Join('\n', outcome.Explanation));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task The_command_asks_scripted_models_and_says_nothing_of_it(string name)
    {
        var model = new SourceText("model.yaml", "agents:\n  a:\n    - answer: Water is wet.\n    - say: Water is wet.\n");
        var task = new ShellTask([new ShellCommand("massgen --no-display --config c.yaml 'Is it?'", 11, Shown(12, "Water is wet.", OutputMatch.Contains))], Model: model);
        var config = "agent: { id: a, backend: { type: grok, model: grok-4.3 } }\n";
        var outcome = await sandboxes.RunOneAsync(name, Of(task) with { Files = new Dictionary<string, string> { ["c.yaml"] = config } });
        Assert.Equal("", string.Join('\n', outcome.Explanation));
        Assert.DoesNotContain("Scripted", string.Concat(outcome.Printed.Values), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_session_keeps_folder_variables_and_files(string name)
    {
        var outcomes = await sandboxes.RunAsync(
            name, Script("mkdir -p d && cd d && export WORD=kept && echo text > file", id: "a"), Script("pwd; echo $WORD; cat file", "/workspace/project/d\nkept\ntext", id: "b"));
        Assert.Equal("", string.Join('\n', outcomes.SelectMany(outcome => outcome.Explanation)));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_session_goes_on_after_a_script_that_exits_as_expected(string name)
    {
        var outcomes = await sandboxes.RunAsync(name, Script("export WORD=kept; echo out; exit 3", "out", exit: 3, id: "a"), Script("echo $WORD", "kept", id: "b"));
        Assert.Equal("", string.Join('\n', outcomes.SelectMany(outcome => outcome.Explanation)));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Each_session_begins_in_a_clean_sandbox(string name)
    {
        await sandboxes.RunOneAsync(name, Script("touch left; touch ~/left; touch /tmp/left"));
        Assert.Equal("", string.Join('\n', (await sandboxes.RunOneAsync(name, Script("ls; ls ~; ls /tmp; env | grep -c '^TZ=UTC$'", "1"))).Explanation));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_script_ends_at_its_first_command_that_fails(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Script("echo before\nfalse\necho after"));
        var explanation = Assert.Single(outcome.Explanation);
        Assert.StartsWith("docs-src/guides/page.md:11:1: error MG5152: The script ended with exit code 1; expected was 0.", explanation, StringComparison.Ordinal);
        Assert.Contains("before", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("after", explanation, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_command_that_fails_inside_of_a_pipeline_fails_the_script(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Script("no-such-command-anywhere 2>&1 | cat\necho after"));
        Assert.Contains("The script ended with exit code 127", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task The_difference_stands_at_its_line_and_those_after_it_are_not_run(string name)
    {
        var outcomes = await sandboxes.RunAsync(name, Script("echo a; echo b; echo c", "a\nx\nc", id: "a"), Script("echo never", id: "b"));
        var text = Assert.Single(outcomes[0].Explanation);
        Assert.StartsWith("docs-src/guides/page.md:22:1: error MG5151", text, StringComparison.Ordinal);
        Assert.Contains("  -x\n  +b", text, StringComparison.Ordinal);
        Assert.Equal(("docs-src/guides/page.md:21:1", "a\nb\nc"), (outcomes[0].Checks.Single(check => !check.Held).Where, outcomes[0].Printed[20]));
        Assert.Equal((VerificationStatus.Skipped, true), (outcomes[1].Status, outcomes[1].Explanation[0].Contains("'guides/page.md#a' failed", StringComparison.Ordinal)));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Each_command_of_a_console_is_looked_at_by_itself(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Console(("X=1; echo one", "one"), ("cat missing", null), ("echo $X", "1")));
        Assert.StartsWith("docs-src/guides/page.md:13:1: error MG5152: 'cat missing' ended with exit code 1", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
        Assert.Equal([11], outcome.Printed.Keys);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Set_up_and_tear_down_run_unseen(string name)
    {
        var task = new ShellTask([new ShellCommand("cat made", 11, Shown(12, "made"))], SetUp: "echo made > made; echo noise", TearDown: "test -e made");
        Assert.Equal("", string.Join('\n', (await sandboxes.RunOneAsync(name, Of(task))).Explanation));
        var failing = await sandboxes.RunOneAsync(name, Of(task with { SetUp = "echo why; false" }));
        Assert.Contains("MG5157: The set-up ended with exit code 1", Assert.Single(failing.Explanation), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Streams_can_be_compared_apart(string name)
    {
        var snippet = Script("echo out; echo err >&2") with
        {
            Expected = new SnippetExpectations { Outputs = [Shown(21, "out", stream: PrintedTo.Output), Shown(25, "err", stream: PrintedTo.Error)] },
        };
        Assert.Equal("", string.Join('\n', (await sandboxes.RunOneAsync(name, snippet)).Explanation));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task More_than_anybody_reads_is_a_fault(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Script("head -c 300000 /dev/zero | tr '\\0' x"));
        Assert.Contains("MG5154", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_program_that_reads_its_input_or_leaves_something_running_holds_nothing_up(string name) =>
        Assert.Equal("", string.Join('\n', (await sandboxes.RunOneAsync(name, Script("cat; sleep 1000 & echo done", "done"))).Explanation));

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_does_not_end_in_its_time_is_killed(string name)
    {
        sandboxes.Runner(name);
        await using var own = new SnippetSandboxes(name, _ => { }, TimeProvider.System);
        var session = await own.TakeAsync(default);
        var result = await session.RunAsync("echo before; sleep 1000 & sleep 1000", isStrict: false, isApart: false, TimeSpan.FromSeconds(1), default);
        own.Return(session);
        Assert.Equal(CommandEnd.TimedOut, result.Ended);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_the_machine_lacks_is_a_reason_to_skip(string name)
    {
        var outcome = await sandboxes.RunOneAsync(name, Script("true") with { Requires = ["chromium-of-tomorrow"] });
        Assert.Equal(VerificationStatus.Skipped, outcome.Status);
        Assert.Contains("requires chromium-of-tomorrow", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Python_runs_with_the_lines_of_the_page(string name)
    {
        var task = new PythonTask(Text(11, "print('hi')\nraise SystemError('no')"));
        var outcome = await sandboxes.RunOneAsync(name, Of(task, language: "python"));
        Assert.Contains("line 12", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
        Assert.Contains("hi", outcome.Explanation[0], StringComparison.Ordinal);
    }
}
