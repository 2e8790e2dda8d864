using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Projections;
using MassGen.Runs.Disk;
using MassGen.Testing;
using MassGen.Tests.Projections;
using Xunit;

namespace MassGen.Tests.Runs.Disk;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void A_folder_is_named_by_the_time_and_eight_digits() =>
        Assert.Matches("^20260101-000000-[0-9a-f]{8}$", RunFolder.Create(_folder.Path, _time).Id);

    [Fact]
    public void Every_run_gets_a_folder_of_its_own() =>
        Assert.Equal(50, Enumerable.Range(0, 50).AsParallel().Select(_ => RunFolder.Create(_folder.Path, _time).Path).Distinct().Count());

    [Fact]
    public void A_named_folder_is_claimed_once()
    {
        RunFolder.CreateAt(Path.Combine(_folder.Path, "mine"));
        var fault = Assert.Throws<InvalidInputException>(() => RunFolder.CreateAt(Path.Combine(_folder.Path, "mine")));
        Assert.Equal("MG1084", fault.Diagnostics[0].Code);
    }

    [Fact]
    public void The_newest_run_that_has_begun_is_found()
    {
        Assert.Null(RunFolder.Latest(_folder.Path));
        foreach (var content in (string[])["first", "second", ""])
        {
            File.WriteAllText(RunFolder.Create(_folder.Path, _time).Events, content);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("second", File.ReadAllText(RunFolder.Latest(_folder.Path)!.Events));
    }

    [Fact]
    public void A_folder_that_is_no_run_names_the_nearest()
    {
        RunFolder.CreateAt(Path.Combine(_folder.Path, "run-one"));
        var fault = Assert.Throws<InvalidInputException>(() => RunFolder.Open(Path.Combine(_folder.Path, "run-on")));
        Assert.Equal(("MG1089", $"Did you mean '{Path.Combine(_folder.Path, "run-one")}'?"), (fault.Diagnostics[0].Code, fault.Diagnostics[0].Suggestion));
    }

    [Fact]
    public void A_folder_without_a_run_is_not_suggested()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "runs"));
        var fault = Assert.Throws<InvalidInputException>(() => RunFolder.Open(Path.Combine(_folder.Path, "runs")));
        Assert.StartsWith("Runs are in ", fault.Diagnostics[0].Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_holds_what_the_log_says()
    {
        var (folder, log) = (RunFolder.Create(_folder.Path, _time), new EventLog(_time));
        var writing = new RunFolderWriter(folder, new StatusContext(folder.Id, null), _time).FollowAsync(log);
        RunEvent[] events = [SampleRun.Started("a", "b"), SampleRun.Answer("a", "agent1.1", "one"), SampleRun.Vote("b", "a", "agent1.1"), SampleRun.Finished("a")];
        events.ToList().ForEach(runEvent => log.Append(runEvent));
        await writing;
        Assert.Equal(events.Length, EventFile.Read(folder.Events).Events.Count);
        Assert.Equal(("one", "42"), (File.ReadAllText(folder.AnswerFile("agent1.1")), File.ReadAllText(folder.FinalAnswer)));
        Assert.True(StatusJson.ReadStatus(File.ReadAllBytes(folder.Status)).Finished);
        Assert.Contains("\"voter\": \"b\"", File.ReadAllText(folder.Votes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_is_there_at_once_and_moves_every_second()
    {
        var (folder, log) = (RunFolder.Create(_folder.Path, _time), new EventLog(_time));
        var writing = new RunFolderWriter(folder, new StatusContext(folder.Id, null), _time).FollowAsync(log);
        var first = StatusJson.ReadStatus(File.ReadAllBytes(folder.Status)).UpdatedAt;
        _time.Advance(TimeSpan.FromSeconds(3));
        log.Append(SampleRun.Started("a"));
        log.Append(SampleRun.Finished("a"));
        await writing;
        var last = StatusJson.ReadStatus(File.ReadAllBytes(folder.Status));
        Assert.Equal((TimeSpan.FromSeconds(3), true), (last.UpdatedAt - first, last.Finished));
    }

    public void Dispose() => _folder.Dispose();
}
