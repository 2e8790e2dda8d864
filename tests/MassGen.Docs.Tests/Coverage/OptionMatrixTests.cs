using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using Xunit;

namespace MassGen.Docs.Tests.Coverage;

public sealed class OptionMatrixTests
{
    private static readonly FeatureName Vote = new(FeatureKind.Event, "vote.cast");

    [Fact]
    public void A_feature_that_is_explained_shown_and_borne_out_lacks_nothing()
    {
        var row = Row(Documented(), Shown() with { Proves = new HashSet<FeatureName> { Vote } });
        Assert.Empty(row.Lacks);
    }

    [Fact]
    public void A_feature_that_nobody_shows_is_a_gap()
    {
        var matrix = OptionMatrix.Of([Documented()], _ => null, [], []);
        Assert.Equal("MG5250", Assert.Single(matrix.Faults([], settled: false)).Code);
    }

    [Fact]
    public void A_page_that_names_it_documents_it_too() =>
        Assert.Equal("guides/a.md", OptionMatrix.Of([new Feature(Vote)], _ => "guides/a.md", [], []).Rows[0].Documented);

    [Fact]
    public void What_waits_for_a_verification_is_no_gap_until_everything_was_verified()
    {
        var matrix = OptionMatrix.Of([Documented()], _ => null, [Shown() with { IsPending = true }], []);
        Assert.Empty(matrix.Faults([], settled: false));
        Assert.Contains("run verify-examples", Assert.Single(matrix.Faults([], settled: true)).Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nearly_everything_waits_one_line_says_so()
    {
        var features = Enumerable.Range(0, 11).Select(number => new FeatureName(FeatureKind.Event, $"event.{number}")).ToList();
        var shown = Shown() with { Shows = features.ToHashSet(), IsPending = true };
        var matrix = OptionMatrix.Of([.. features.Select(name => new Feature(name) { Reference = "reference/events.md" })], _ => null, [shown], []);
        Assert.Equal("11 features wait for a verification with the present files: the event 'event.0', and others.", Assert.Single(matrix.Faults([], settled: true)).Message);
    }

    [Fact]
    public void What_failed_is_a_gap_at_once() =>
        Assert.True(Row(Documented(), Shown()).IsGap);

    [Fact]
    public void A_gap_with_a_reason_is_none()
    {
        var allowed = Allowed("vote.cast");
        Assert.Empty(OptionMatrix.Of([Documented()], _ => null, [], allowed).Faults(allowed, settled: true));
    }

    [Fact]
    public void A_reason_that_is_no_longer_needed_is_told_at_its_place()
    {
        var allowed = Allowed("vote.cast");
        var shown = Shown() with { Proves = new HashSet<FeatureName> { Vote } };
        var fault = Assert.Single(OptionMatrix.Of([Documented()], _ => null, [shown], allowed).Faults(allowed, settled: true));
        Assert.Equal(("MG5252", 4), (fault.Code, fault.Position!.Line));
    }

    [Fact]
    public void A_reason_for_nothing_names_the_nearest_feature()
    {
        var allowed = Allowed("vote.cats");
        var faults = OptionMatrix.Of([Documented()], _ => null, [Shown() with { Proves = new HashSet<FeatureName> { Vote } }], allowed).Faults(allowed, settled: true);
        var fault = Assert.Single(faults);
        Assert.Equal("MG5251", fault.Code);
        Assert.Contains("'vote.cast'", fault.Suggestion, StringComparison.Ordinal);
    }

    private static MatrixRow Row(Feature feature, Demonstration shown) => OptionMatrix.Of([feature], _ => null, [shown], []).Rows[0];

    private static Feature Documented() => new(Vote) { Reference = "reference/events.md#votecast" };

    private static Demonstration Shown() => new("an-example", "example:an-example", new HashSet<FeatureName> { Vote });

    private static IReadOnlyList<AllowedGap> Allowed(string name)
    {
        var faults = new List<Diagnostic>();
        var list = AllowList.Read(new SourceText("eng/coverage.yaml", $"allowed:\n  - kind: event\n    reason: It cannot be shown here.\n    names: [{name}]\n"), faults);
        Assert.Empty(faults);
        return list;
    }
}
