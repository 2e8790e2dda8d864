using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;
using MassGen.Events;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Sessions;

public sealed class SnippetKeysTests
{
    private static readonly Snippet First = Pages.Shell("a.md#1", "mkdir x", session: "s");
    private static readonly Snippet Second = Pages.Shell("a.md#2", "ls x", "y", session: "s");

    public static TheoryData<string, Snippet> Changes => new()
    {
        { "another command", Pages.Shell("a.md#2", "ls -a x", "y", session: "s") },
        { "another output", Pages.Shell("a.md#2", "ls x", "z", session: "s") },
        { "another exit code", Second with { Expected = new SnippetExpectations { Exit = 1 } } },
        { "a file", Second with { Files = new Dictionary<string, string> { ["f"] = "text" } } },
        { "a fixture", Second with { Task = new ShellTask([], Model: new SourceText("model.yaml", "agents: {}")) } },
        { "another kind of task", Second with { Task = new PythonTask(new SourceText("a.md", "ls x")) } },
        { "a requirement", Second with { Requires = ["docker"] } },
        { "a field of an event", Second with { Expected = new SnippetExpectations { Others = [Event("a")] } } },
        { "another field of an event", Second with { Expected = new SnippetExpectations { Others = [Event("b")] } } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_a_result_depends_on_changes_the_key(string what, Snippet changed)
    {
        Assert.True(KeyOf(First, Second) != KeyOf(First, changed), what);
        var others = Changes.Select(row => KeyOf(First, (Snippet)((object[])row)[1]));
        Assert.Single(others, key => key == KeyOf(First, changed));
    }

    [Fact]
    public void A_change_before_it_in_the_session_changes_the_key_and_one_behind_it_does_not()
    {
        Assert.NotEqual(KeyOf(First, Second), KeyOf(Pages.Shell("a.md#1", "mkdir z", session: "s"), Second));
        Assert.Equal(Keys([First, Second])[0], Keys([First])[0]);
    }

    [Fact]
    public void Library_and_sandbox_are_part_of_the_key()
    {
        Assert.NotEqual(Keys([First]), SnippetKeys.Of(new SnippetSession([First]), "another", "docker"));
        Assert.NotEqual(Keys([First]), SnippetKeys.Of(new SnippetSession([First]), "build", null));
    }

    [Fact]
    public void A_line_more_above_a_snippet_changes_nothing()
    {
        var lower = new SourcePosition(First.Position.Source, 9, 1);
        Assert.Equal(Keys([First]), Keys([First with { Position = lower, Task = new ShellTask([new ShellCommand("mkdir x", 9, null)]) }]));
    }

    private static ExpectedEvent Event(string text) =>
        new(Second.Position, EventTypes.All.First(), null, null, new Dictionary<string, string> { ["text"] = text });

    private string KeyOf(params Snippet[] session) => Keys(session)[^1];

    private IReadOnlyList<string> Keys(Snippet[] session) => SnippetKeys.Of(new SnippetSession(session), "build", "docker");
}
