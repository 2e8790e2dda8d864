using System.Collections.Concurrent;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Sessions;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Sessions;

public sealed class SnippetVerificationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _ran = new();
    private List<Snippet> _pages = [Pages.Shell("a.md#1", session: "s"), Pages.Shell("a.md#2", "echo x", "x", session: "s"), Pages.Shell("b.md#1")];

    [Fact]
    public async Task What_passed_once_is_not_run_again()
    {
        Assert.All(await VerifyAsync(), result => Assert.Equal((VerificationStatus.Passed, false), (result.Status, result.IsCached)));
        _ran.Clear();
        Assert.All(await VerifyAsync(), result => Assert.Equal((VerificationStatus.Passed, true), (result.Status, result.IsCached)));
        Assert.Empty(_ran);
    }

    [Fact]
    public async Task A_change_runs_its_session_again_and_no_other()
    {
        await VerifyAsync();
        _ran.Clear();
        _pages[1] = Pages.Shell("a.md#2", "echo y", "y", session: "s");
        await VerifyAsync();
        Assert.Equal(["prepare 2", "a.md#1", "a.md#2"], _ran);
    }

    [Fact]
    public async Task What_failed_is_run_again_and_those_behind_it_say_why_they_were_not()
    {
        _pages = [Pages.Shell("a.md#1", "echo x", "y", session: "s"), Pages.Shell("a.md#2", session: "s")];
        await VerifyAsync();
        var results = await VerifyAsync();
        Assert.Equal(("docs-src/a.md", 6, false), (results[0].File, results[0].Line, results[0].IsCached));
        Assert.Equal((VerificationStatus.Skipped, "an earlier one failed"), (results[1].Status, results[1].Reason));
    }

    [Fact]
    public async Task A_session_is_not_run_again_for_a_snippet_that_this_machine_still_cannot_run()
    {
        var wanted = Path.Combine(_folder.Path, "wanted");
        _pages = [Pages.Shell("a.md#1", session: "s"), Pages.Shell("a.md#2", session: "s") with { Requires = [wanted] }];
        await VerifyAsync();
        _ran.Clear();
        Assert.Equal([(VerificationStatus.Passed, true), (VerificationStatus.Skipped, true)], (await VerifyAsync()).Select(result => (result.Status, result.IsCached)));
        Assert.Empty(_ran);
        await File.WriteAllTextAsync(wanted, "");
        await VerifyAsync();
        Assert.Equal(["prepare 2", "a.md#1", "a.md#2"], _ran);
    }

    [Fact]
    public async Task What_is_skipped_on_purpose_is_never_given_to_the_runner()
    {
        _pages = [Pages.Shell("a.md#1") with { Task = new SkipTask("needs a GPU") }];
        var result = Assert.Single(await VerifyAsync());
        Assert.Equal((VerificationStatus.Skipped, "needs a GPU"), (result.Status, result.Reason));
        Assert.Empty(_ran);
    }

    [Fact]
    public async Task An_output_that_allows_anything_fails_although_it_holds()
    {
        var any = new ExpectedOutput("", OutputMatch.Contains, Pages.Shell("a.md#1").Position);
        _pages = [Pages.Shell("a.md#1") with { Expected = new SnippetExpectations { Outputs = [any] } }];
        var result = Assert.Single(await VerifyAsync());
        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.StartsWith("docs-src/a.md:5:1: error MG5203", result.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_goes_on_until_every_snippet_of_a_session_was_reached()
    {
        _pages = [Pages.Shell("a.md#1", "echo x", "old", session: "s"), Pages.Shell("a.md#2", "echo y", "old", session: "s")];
        var results = await VerifyAsync(new VerifyOptions { Approve = true });
        Assert.All(results, result => Assert.Equal(VerificationStatus.Passed, result.Status));
        Assert.Equal(["x", "y"], _pages.Select(page => ((ShellTask)page.Task).Commands[0].Shown!.Text));
    }

    [Fact]
    public async Task What_prints_something_else_each_time_is_approved_once_and_then_fails_with_the_reason()
    {
        _pages = [Pages.Shell("a.md#1", "count", "0")];
        var result = Assert.Single(await VerifyAsync(new VerifyOptions { Approve = true }));
        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.Contains("MG5205", result.Explanation[^1], StringComparison.Ordinal);
        Assert.Equal(2, _ran.Count(id => id == "a.md#1"));
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<VerificationResult>> VerifyAsync(VerifyOptions? options = null) => new Verification(
        _folder.Path, EchoRunner.Parts(() => _pages, _ran, Bless), options ?? new VerifyOptions { Jobs = 1 },
        new EvidenceStore(Path.Combine(_folder.Path, "evidence")), SampleRepository.Silent, TimeProvider.System)
        .RunAsync(new Units([], SnippetSessions.Of(_pages)), CancellationToken.None);

    private void Bless(RanSnippet ran)
    {
        var snippet = ran.Snippet;
        var command = ((ShellTask)snippet.Task).Commands[0];
        _pages[_pages.FindIndex(page => page.Id == snippet.Id)] = Pages.Shell(snippet.Id, command.Text, ran.Outcome.Printed[5], snippet.Session);
    }
}
