using MassGen.Docs.Evidence;
using MassGen.Events;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void What_was_saved_is_found_under_its_inputs_only()
    {
        var store = new EvidenceStore(_folder.Path);
        store.Save(Evidence("h1"));
        Assert.Equal("h1", store.Find("x", "h1")!.InputsHash);
        Assert.Null(store.Find("x", "h2"));
    }

    [Fact]
    public void Events_survive_with_their_types()
    {
        var store = new EvidenceStore(_folder.Path);
        store.Save(Evidence("h1"));
        Assert.Equal(RunOutcome.Completed, Assert.IsType<RunFinished>(Assert.Single(store.Find("x", "h1")!.Events)).Outcome);
    }

    [Fact]
    public void A_torn_file_is_no_evidence()
    {
        var store = new EvidenceStore(_folder.Path);
        store.Save(Evidence("h1"));
        var path = Path.Combine(_folder.Path, "x", "h1.json");
        File.WriteAllText(path, File.ReadAllText(path)[..100]);
        Assert.Null(store.Find("x", "h1"));
    }

    [Fact]
    public void A_file_that_was_put_under_another_name_is_no_evidence()
    {
        var store = new EvidenceStore(_folder.Path);
        store.Save(Evidence("h1"));
        File.Copy(Path.Combine(_folder.Path, "x", "h1.json"), Path.Combine(_folder.Path, "x", "h2.json"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "y"));
        File.Copy(Path.Combine(_folder.Path, "x", "h1.json"), Path.Combine(_folder.Path, "y", "h1.json"));
        Assert.Equal((null, null), (store.Find("x", "h2"), store.Find("y", "h1")));
    }

    [Fact]
    public void Only_the_newest_few_are_kept()
    {
        var store = new EvidenceStore(_folder.Path);
        Enumerable.Range(0, 12).ToList().ForEach(i => store.Save(Evidence($"h{i}")));
        Assert.Equal(8, Directory.GetFiles(Path.Combine(_folder.Path, "x")).Length);
        Assert.NotNull(store.Find("x", "h11"));
    }

    public void Dispose() => _folder.Dispose();

    private static VerificationEvidence Evidence(string hash) => new()
    {
        Id = "x",
        InputsHash = hash,
        Status = VerificationStatus.Passed,
        VerifiedAt = DateTimeOffset.UnixEpoch,
        Library = "test",
        Mode = VerificationMode.Replay,
        Fixture = "scripted",
        DurationMs = 1,
        Tokens = new TokenCount(1, 0, 1, 0),
        Checks = [],
        Events = [new RunFinished { Outcome = RunOutcome.Completed }],
    };
}
