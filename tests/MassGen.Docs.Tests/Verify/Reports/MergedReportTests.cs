using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Verify.Reports;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Reports;

public sealed class MergedReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void All_parts_make_one_report_in_whatever_order_they_are_named()
    {
        var merged = MergedReport.Of([Part(2, "b"), Part(1, "a")]);
        Assert.Equal(["a", "b"], merged.Units.Select(unit => unit.Id));
        Assert.Equal((2, ExitCodes.Success), (merged.Summary.Passed, Verdict.Of(merged.Units)));
    }

    [Fact]
    public void One_failure_in_one_part_is_a_failure_of_all()
    {
        var failed = Write("f", VerificationReport.Of([SampleReport.Failed]) with { Shard = Shard(1) });
        Assert.Equal(ExitCodes.Failure, Verdict.Of(MergedReport.Of([failed, Part(2, "b")]).Units));
    }

    [Fact]
    public void Parts_that_all_skipped_everything_prove_nothing()
    {
        var skipped = Write("s", VerificationReport.Of([SampleReport.Skipped]) with { Shard = Shard(1) });
        var other = Write("t", VerificationReport.Of([SampleReport.Skipped with { Id = "z" }]) with { Shard = Shard(2) });
        Assert.Equal(ExitCodes.Failure, Verdict.Of(MergedReport.Of([skipped, other]).Units));
    }

    [Fact]
    public void A_missing_part_is_an_error() => Assert.Equal("MG5223", Fault(Part(1, "a")));

    [Fact]
    public void A_part_that_is_there_twice_is_an_error() => Assert.Equal("MG5222", Fault(Part(1, "a"), Part(1, "a"), Part(2, "b")));

    [Fact]
    public void Parts_of_different_verifications_are_an_error() =>
        Assert.Equal("MG5221", Fault(Part(1, "a"), Write("o", VerificationReport.Of([SampleReport.Passed("b")]) with { Shard = Shard(2) with { Whole = "other" } })));

    [Fact]
    public void Parts_of_different_builds_are_an_error() =>
        Assert.Equal("MG5221", Fault(Part(1, "a"), Write("o", VerificationReport.Of([SampleReport.Passed("b")]) with { Shard = Shard(2), Library = "other" })));

    [Fact]
    public void Results_that_are_missing_are_an_error() =>
        Assert.Equal("MG5223", Fault(Part(1, "a"), Write("o", VerificationReport.Of((IReadOnlyList<ReportUnit>)[]) with { Shard = Shard(2) })));

    [Theory]
    [InlineData("{")]
    [InlineData("{\"schemaVersion\": 1, \"summary\": {\"total\": 0, \"passed\": 0, \"failed\": 0, \"skipped\": 0}, \"units\": []}")]
    [InlineData("[]")]
    public void What_is_no_report_of_this_version_is_an_error(string text) => Assert.Equal("MG5220", Fault(_folder.Write("x.json", text)));

    public void Dispose() => _folder.Dispose();

    private static ReportShard Shard(int index) => new(index, 2, "all", 2);

    private static string Fault(params string[] paths) =>
        Assert.Throws<InvalidInputException>(() => MergedReport.Of(paths)).Diagnostics[0].Code;

    private string Part(int index, string id) => Write($"{index}", VerificationReport.Of([SampleReport.Passed(id)]) with { Shard = Shard(index) });

    private string Write(string name, VerificationReport report)
    {
        var path = Path.Combine(_folder.Path, name + ".json");
        report.Write(path);
        return path;
    }
}
