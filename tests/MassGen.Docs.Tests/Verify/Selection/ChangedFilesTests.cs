using System.Diagnostics;
using MassGen.Diagnostics;
using MassGen.Docs.Verify.Selection;
using MassGen.Docs.Verify.Sessions;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Selection;

public sealed class ChangedFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ChangedFilesTests()
    {
        Git("init", "-q");
        _folder.Write("kept.md", "a");
        _folder.Write("changed ä.md", "a");
        _folder.Write("removed.md", "a");
        _folder.Write(".gitignore", "artifacts/\n");
        Git("add", "-A");
        Git("-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "m");
    }

    [Fact]
    public async Task Changed_removed_and_new_files_are_named_and_ignored_ones_are_not()
    {
        _folder.Write("changed ä.md", "b");
        File.Delete(Path.Combine(_folder.Path, "removed.md"));
        _folder.Write("new/page.md", "a");
        _folder.Write("artifacts/x", "a");
        Assert.Equal(["changed ä.md", "new/page.md", "removed.md"], await SinceAsync("HEAD"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_any_more_is_told_although_another_file_was_changed()
    {
        var fault = new Diagnostic("MG5115", Severity.Error, "no region", new SourcePosition(new SourceText("docs-src/kept.md", "a"), 1, 1));
        var parts = SnippetParts.None with { Read = _ => new SnippetReading([], [fault]) };
        var scope = await VerificationScope.OfAsync(_folder.Path, parts, new ScopeRequest { Since = "HEAD" }, CancellationToken.None);
        Assert.Equal("docs-src/kept.md", Assert.Single(scope.Faulty).Id);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    public async Task An_unknown_revision_is_an_error_in_words(string revision)
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => SinceAsync(revision));
        Assert.Equal("MG5210", error.Diagnostics[0].Code);
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<string>> SinceAsync(string revision) => ChangedFiles.SinceAsync(_folder.Path, revision, CancellationToken.None);

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
