using System.Collections.Concurrent;
using System.Reflection;
using MassGen.Docs.Commands;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Reports;
using Xunit;

namespace MassGen.Docs.Tests.Verify;

public sealed class VerificationTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    [Fact]
    public async Task An_approved_example_passes_and_leaves_evidence()
    {
        await _repository.ApproveAsync();
        var result = await _repository.VerifyAsync(new VerifyOptions { UseCache = false });
        Assert.Equal(VerificationStatus.Passed, result.Status);
        Assert.Equal("scripted", result.Evidence!.Fixture);
        Assert.NotNull(_repository.Store.Find("sample", result.Evidence.InputsHash));
    }

    [Fact]
    public async Task What_is_changed_while_it_runs_is_run_again_as_it_is_now()
    {
        await _repository.ApproveAsync();
        var edits = new Editing(() => _repository.Replace("example.yaml", "Two agents.", "Three agents."), most: 1);
        var result = await VerifyAsync(edits);
        Assert.Equal((VerificationStatus.Passed, Key()), (result.Status, result.Evidence!.InputsHash));
        Assert.Contains("A file of sample changed while it was verified; it is verified again.", edits.Said);
    }

    [Fact]
    public async Task What_never_stops_changing_is_told_and_leaves_no_evidence()
    {
        await _repository.ApproveAsync();
        var before = Key();
        var edits = new Editing(() => _repository.Write("clock.txt", Guid.NewGuid().ToString()), most: int.MaxValue);
        var result = await VerifyAsync(edits);
        Assert.Equal((VerificationStatus.Failed, false), (result.Status, result.IsUnreadable));
        Assert.Contains("MG5008", Assert.Single(result.Explanation), StringComparison.Ordinal);
        Assert.Equal((2, null), (edits.Said.Count(said => said.Contains("verified again", StringComparison.Ordinal)), _repository.Store.Find("sample", Key())));
        Assert.NotEqual(before, Key());
    }

    [Fact]
    public async Task What_is_deleted_or_cut_while_it_is_read_is_no_failure()
    {
        await _repository.ApproveAsync();
        using var stop = new CancellationTokenSource();
        var saving = Task.Run(() =>
        {
            for (var size = 0; !stop.IsCancellationRequested; size = (size + 4093) % 90_000)
            {
                _repository.Write("notes.txt", new string('x', size));
                _repository.Delete("notes.txt");
            }
        });
        for (var looks = 0; looks < 500; looks++)
            Assert.Equal(32, InputsHash.OfFiles(Path.Combine(_repository.Root, "examples", "sample")).Length);
        await stop.CancelAsync();
        await saving;
    }

    [Fact]
    public async Task A_page_built_after_an_edit_does_not_show_what_was_verified_before_it()
    {
        await _repository.ApproveAsync();
        var results = new[] { await _repository.VerifyAsync() };
        Assert.NotNull(await ShownAsync(results));
        _repository.Replace("config.yaml", "grok-4.3", "grok-4");
        Assert.Null(await ShownAsync(results));
    }

    [Fact]
    public void Whether_a_file_is_a_program_is_an_input()
    {
        var before = Key();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_repository.Root, "examples", "sample", "config.yaml"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.NotEqual(before, Key());
        }
    }

    [Fact]
    public void Every_part_of_ours_counts_as_the_library()
    {
        var parts = (Assembly[])typeof(LibraryBuild).GetField("Parts", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var used = typeof(LibraryBuild).Assembly.GetReferencedAssemblies().Select(part => part.Name!).Where(name => name.StartsWith("MassGen", StringComparison.Ordinal));
        Assert.Empty(used.Except(parts.Select(part => part.GetName().Name!)));
        Assert.StartsWith($"{LibraryBuild.Name} {LibraryBuild.Verifier} ", LibraryBuild.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_sees_no_variable_of_this_machine()
    {
        using var folder = RunningFolder.Of(new Dictionary<string, string> { [".env"] = "OWN=1" });
        Assert.Equal(("1", null), (folder.Variables(withHost: false).Lookup("OWN"), folder.Variables(withHost: false).Lookup("PATH")));
        Assert.NotNull(folder.Variables(withHost: true).Lookup("PATH"));
    }

    [Fact]
    public async Task An_example_that_nobody_approved_fails_and_says_what_to_do()
    {
        var result = await _repository.VerifyAsync();
        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.Contains("--bless", Assert.Single(result.Explanation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_is_refused_as_promised_passes_and_nothing_is_run()
    {
        _repository.Delete("model.yaml");
        _repository.Replace("config.yaml", "id: first", "id: second");
        _repository.Write("example.yaml", "title: t\nsummary: s\nexpect: { diagnostics: [ { code: MG1008, at: \"4:9\" } ] }");
        var result = await _repository.VerifyAsync();

        Assert.Equal(VerificationStatus.Passed, result.Status);
        Assert.StartsWith("config.yaml:4:9: error MG1008: Duplicate agent ID: 'second'", result.Evidence!.Printed, StringComparison.Ordinal);
        Assert.Empty(result.Evidence.Events);
    }

    [Fact]
    public async Task Evidence_of_a_configuration_that_is_only_read_is_found_again_also_when_it_has_a_shell()
    {
        _repository.Delete("model.yaml");
        _repository.Replace("config.yaml", "{ type: grok, model: grok-4.3 }", "{ type: grok, model: grok-4.3, enable_mcp_command_line: true }");
        _repository.Write("example.yaml", "title: t\nsummary: s\nexpect: { diagnostics: [ { code: MG1021 } ] }");
        var result = await _repository.VerifyAsync();
        await using var sandboxes = new SandboxAccess("auto", SampleRepository.Silent);
        var key = await EvidenceKey.OfAsync(ExampleLoader.Load(_repository.Root, "sample"), VerificationMode.Replay, sandboxes, CancellationToken.None);

        Assert.Equal(VerificationStatus.Passed, result.Status);
        Assert.Equal(key, result.Evidence!.InputsHash);
    }

    [Fact]
    public async Task A_configuration_that_is_not_refused_as_promised_fails_and_says_what_is_reported()
    {
        _repository.Write("example.yaml", "title: t\nsummary: s\nexpect: { diagnostics: [ { code: MG1008 } ] }");
        var result = await _repository.VerifyAsync();

        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.EndsWith("reports MG1008, but it reports nothing", Assert.Single(result.Explanation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_inputs_are_not_run_again()
    {
        await _repository.ApproveAsync();
        Assert.True((await _repository.VerifyAsync()).IsCached);
    }

    [Fact]
    public async Task A_changed_file_makes_the_evidence_worthless()
    {
        await _repository.ApproveAsync();
        _repository.Replace("config.yaml", "id: second", "id:  second");
        Assert.False((await _repository.VerifyAsync()).IsCached);
    }

    [Fact]
    public async Task A_failure_is_never_taken_from_the_cache()
    {
        await _repository.VerifyAsync();
        Assert.False((await _repository.VerifyAsync()).IsCached);
    }

    [Fact]
    public async Task A_changed_expected_word_fails_at_its_line_with_what_came_instead()
    {
        await _repository.ApproveAsync();
        _repository.Replace("example.yaml", "contains: forty-two", "contains: forty-three");
        var result = await _repository.VerifyAsync();
        Assert.Equal(("examples/sample/example.yaml", 8), (result.File, result.Line));
        Assert.StartsWith("examples/sample/example.yaml:8:15: ", result.Explanation[0], StringComparison.Ordinal);
        Assert.Contains("The answer is forty-two.", result.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_word_of_the_script_fails_at_the_line_of_the_exchange()
    {
        await _repository.ApproveAsync();
        _repository.Replace("model.yaml", "I was wrong.", "I was mistaken.");
        var result = await _repository.VerifyAsync();
        var line = File.ReadAllLines(Path.Combine(_repository.Root, result.File))[result.Line - 1];
        Assert.Contains("I was wrong.", line, StringComparison.Ordinal);
        Assert.Contains("I was mistaken.", result.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_prompt_fails_at_the_line_of_the_prompt()
    {
        await _repository.ApproveAsync();
        _repository.Replace("exchanges.json", "Do one of two things, with a tool call:", "Do one of two things:");
        var result = await _repository.VerifyAsync();
        Assert.Equal("examples/sample/exchanges.json", result.File);
        Assert.Contains("Do one of two things", File.ReadAllLines(Path.Combine(_repository.Root, result.File))[result.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_of_the_script_that_is_never_asked_for_fails_where_it_stands()
    {
        _repository.Replace("model.yaml", "    - { vote: agent1, reason: I was wrong. }", "    - { vote: agent1, reason: I was wrong. }\n    - say: Never.");
        var result = await _repository.VerifyAsync();
        Assert.Contains(result.Explanation, text => text.StartsWith("examples/sample/model.yaml:9:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_run_is_not_approved()
    {
        _repository.Replace("example.yaml", "contains: forty-two", "contains: forty-three");
        await _repository.ApproveAsync();
        Assert.False(File.Exists(Path.Combine(_repository.Root, "examples", "sample", "exchanges.json")));
    }

    [Fact]
    public async Task A_broken_configuration_is_unreadable_and_located()
    {
        _repository.Replace("config.yaml", "type: grok, model: grok-4.3 }\n  - id: second", "type: grog, model: grok-4.3 }\n  - id: second");
        var result = await _repository.VerifyAsync();
        Assert.True(result.IsUnreadable);
        Assert.Equal(("examples/sample/config.yaml", 3), (result.File, result.Line));
        Assert.Contains("Did you mean 'grok'?", result.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backend_that_cannot_run_here_is_said_so()
    {
        _repository.Replace("config.yaml", "type: grok, model: grok-4.3 }\n  - id: second", "type: claude_code, model: x }\n  - id: second");
        var result = await _repository.VerifyAsync();
        Assert.Contains("MG1032", result.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_of_a_configuration_are_passed_on()
    {
        _repository.Write("config.yaml", """
            agents:
              - id: first
                system_mesage: Hello.
                backend: { type: grok, model: grok-4.3 }
              - id: second
                backend: { type: grok, model: grok-4.3 }
            """);
        var result = await _repository.ApproveAsync();
        Assert.Contains("Did you mean 'system_message'?", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_an_event_of_the_run()
    {
        _repository.Replace("model.yaml", "    - answer: It is forty-two.", "    - fail: { status: 503, code: busy, error: Try later. }\n    - answer: It is forty-two.");
        _repository.Replace("example.yaml", "  winner: first", "  winner: first\n  events: [ { type: model.retried, agent: first, count: 1 } ]");
        Assert.Equal(VerificationStatus.Passed, (await _repository.ApproveAsync()).Status);
    }

    [Fact]
    public async Task The_report_has_the_agreed_form()
    {
        await _repository.ApproveAsync();
        var path = Path.Combine(_repository.Root, "report.json");
        VerificationReport.Of([await _repository.VerifyAsync()]).Write(path);
        using var report = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
        var unit = report.RootElement.GetProperty("units")[0];
        Assert.Equal(2, report.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("summary").GetProperty("passed").GetInt32());
        Assert.Equal(
            ("sample", "example", "passed", "replay", "scripted", true),
            (Text(unit, "id"), Text(unit, "kind"), Text(unit, "status"), Text(unit, "mode"), Text(unit, "fixture"), unit.GetProperty("cached").GetBoolean()));
        Assert.True(unit.GetProperty("cost").GetProperty("usd").GetDecimal() > 0);
    }

    public void Dispose() => _repository.Dispose();

    private static string? Text(System.Text.Json.JsonElement unit, string name) => unit.GetProperty(name).GetString();

    private string Key() => InputsHash.Of(ExampleLoader.Load(_repository.Root, "sample"), LibraryBuild.Key, null, VerificationMode.Replay);

    private async Task<VerificationEvidence?> ShownAsync(IReadOnlyList<VerificationResult> results) =>
        (await SiteBuild.PagesAsync(new Workspace(_repository.Root), ["sample"], results, CancellationToken.None)).Single().PresentEvidence;

    private async Task<VerificationResult> VerifyAsync(IVerificationProgress progress) => (await ExamplesVerification.RunAsync(
        _repository.Root, ["sample"], new VerifyOptions { UseCache = false }, _repository.Store, progress, TimeProvider.System, CancellationToken.None)).Single();

    private sealed class Editing(Action edit, int most) : IVerificationProgress
    {
        private int _edits;

        public ConcurrentQueue<string> Said { get; } = [];

        public void Say(string text) => Said.Enqueue(text);

        public void Started(string id)
        {
        }

        public void Doing(string id, string text)
        {
            if (Interlocked.Increment(ref _edits) <= most)
                edit();
        }

        public void Finished(VerificationResult result)
        {
        }
    }
}
