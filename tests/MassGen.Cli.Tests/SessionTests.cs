using MassGen.Cli.Commands;
using MassGen.Cli.Sessions;
using MassGen.Events;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class SessionTests : IAsyncDisposable
{
    private const string Two = "agents: { a: [ { say: First answer. }, { say: Second answer. } ] }";

    private readonly CliFolder _folder = new();

    private string[] Sessions => Directory.GetDirectories(_folder.In(".massgen/sessions"));

    [Fact]
    public async Task Every_answer_is_a_turn_of_a_session()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Two, "a"), "q1");
        var turn = Path.Combine(Assert.Single(Sessions), "turn-1");
        Assert.Equal("First answer.", await File.ReadAllTextAsync(Path.Combine(turn, "answer.md")));
        Assert.Contains("\"question\": \"q1\"", await File.ReadAllTextAsync(Path.Combine(turn, "metadata.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continuing_takes_the_session_used_last_with_its_configuration()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Two, "a"), "q1");
        var second = await _folder.RunAsync("--continue", "q2");
        Assert.Equal((0, "Second answer.\n"), (second.ExitCode, second.Output));
        Assert.True(File.Exists(Path.Combine(Assert.Single(Sessions), "turn-2", "answer.md")));
        Assert.Contains("First answer.", _folder.Exchanges[1].Request.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_continued_by_its_id()
    {
        var config = await _folder.ScriptAsync(Two, "a");
        await _folder.RunAsync("--config", config, "q1");
        var id = Path.GetFileName(Assert.Single(Sessions));
        Assert.Equal(0, (await _folder.RunAsync("--session-id", id, "--config", config, "q2")).ExitCode);
        Assert.Equal(2, Directory.GetDirectories(Assert.Single(Sessions)).Length);
    }

    [Fact]
    public async Task An_unknown_session_names_the_nearest()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Two, "a"), "q1");
        var id = Path.GetFileName(Assert.Single(Sessions));
        var run = await _folder.RunAsync("--session-id", id[..^1], "q2");
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains($"Did you mean '{id}'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_listed_with_their_first_question_or_with_all()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Two, "a"), "What is first?");
        await _folder.RunAsync("--continue", "What is second?");
        var (list, all) = (await _folder.RunAsync("--list-sessions"), await _folder.RunAsync("--list-sessions", "--all"));
        Assert.Contains("2 turns  What is first?", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("What is second?", list.Output, StringComparison.Ordinal);
        Assert.Contains("2. What is second?  completed, a", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_an_answer_is_no_turn()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { fail: { status: 400, error: No. } } ] }", "a"), "q");
        Assert.False(Directory.Exists(_folder.In(".massgen/sessions")));
    }

    [Fact]
    public async Task A_pipe_asks_one_question_a_line()
    {
        var run = await _folder.TypeAsync("q1\n\n/status\nq2\n", "--config", await _folder.ScriptAsync(Two, "a"));
        Assert.Equal((0, "First answer.\nSecond answer.\n"), (run.ExitCode, run.Output));
        Assert.Contains("1 turn so far.", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(Assert.Single(Sessions)).Length);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_questions_of_a_pipe(string signal)
    {
        using var program = _folder.Start("--config", _folder.Silent());
        await program.TypeAsync("q1\nq2\n");
        await RunningProgram.WaitForAsync<ModelRequested>(_folder);
        program.Send(signal);
        Assert.Equal(ExitCodes.Interrupted, await program.ExitCodeAsync());
        Assert.Single(_folder.Runs);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "turn": 1, "session_id": "bad", "at": "2026-01-01T00:00:00Z", "question": null, "exit_reason": "completed", "run_folder": "x" }""")]
    public async Task A_damaged_session_hides_no_other(string metadata)
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Two, "a"), "What is first?");
        var whole = Path.GetFileName(Assert.Single(Sessions));
        _folder.Write(".massgen/sessions/bad/turn-1/metadata.json", metadata);
        _folder.Write(".massgen/sessions/bad/turn-1/answer.md", "Lost.");

        var list = await _folder.RunAsync("--list-sessions");
        Assert.Equal(0, list.ExitCode);
        Assert.Contains("What is first?", list.Output, StringComparison.Ordinal);
        Assert.Contains("warning MG1092: The turn in ./.massgen/sessions/bad/turn-1", list.Error, StringComparison.Ordinal);
        Assert.Equal("Second answer.\n", (await _folder.RunAsync("--session-id", whole, "q2")).Output);

        // It may be the one that is meant.
        foreach (var asked in new[] { await _folder.RunAsync("--continue", "q3"), await _folder.RunAsync("--session-id", "bad", "q3") })
        {
            Assert.Equal(ExitCodes.Configuration, asked.ExitCode);
            Assert.Contains("error MG1092", asked.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("known")]
    public void A_turn_that_cannot_be_kept_leaves_nothing_behind(string? session)
    {
        Directory.CreateDirectory(_folder.In(".massgen/sessions/known"));
        var folders = new SessionFolders(_folder.Path, TimeProvider.System);
        Assert.Throws<IOException>(() => folders.Save(session, (_, _) => throw new IOException("The disk is full."), "Forty-two."));
        Assert.Equal([_folder.In(".massgen/sessions/known")], Sessions);
        Assert.Empty(Directory.GetFileSystemEntries(Sessions[0]));
    }

    [Fact]
    public void Sessions_that_begin_in_the_same_second_are_never_one()
    {
        var folders = new SessionFolders(_folder.Path, new ManualTime());
        for (var round = 0; round < 20; round++)
        {
            var began = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => folders.Save(null, Turn, "Forty-two.")).ToList();
            Assert.Equal(16, began.Distinct().Count());
        }

        static SessionTurn Turn(string session, int turn) => new()
        {
            Turn = turn, SessionId = session, At = DateTimeOffset.UnixEpoch, Question = "q", ExitReason = "completed", RunFolder = "x",
        };
    }

    [Fact]
    public async Task Reset_begins_another_session()
    {
        await _folder.TypeAsync("q1\n/reset\nq2\nquit\nq3\n", "--config", await _folder.ScriptAsync(Two, "a"));
        Assert.Equal(2, Sessions.Length);
        Assert.All(Sessions, session => Assert.Single(Directory.GetDirectories(session)));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_no_question()
    {
        var run = await _folder.TypeAsync("/rest\n/config\n", "--config", await _folder.ScriptAsync(Two, "a"));
        Assert.Contains("Did you mean '/reset'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("a: grok, grok-4.3", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Exchanges);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
