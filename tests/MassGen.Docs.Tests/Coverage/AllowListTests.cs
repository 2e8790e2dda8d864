using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using Xunit;

namespace MassGen.Docs.Tests.Coverage;

public sealed class AllowListTests
{
    [Fact]
    public void A_word_is_no_reason() => Assert.Equal("MG5253", Fault("kind: event\n    reason: Later.\n    names: [vote.cast]").Code);

    [Fact]
    public void A_name_stands_in_the_list_once() =>
        Assert.Equal("MG5254", Fault("kind: event\n    reason: It cannot be shown here.\n    names: [vote.cast, vote.cast]").Code);

    [Fact]
    public void A_misspelt_kind_names_the_nearest() =>
        Assert.Contains("'event'", Fault("kind: evnet\n    reason: It cannot be shown here.\n    names: [vote.cast]").Suggestion, StringComparison.Ordinal);

    [Fact]
    public void A_group_without_names_is_refused() =>
        Assert.Equal("MG1006", Fault("kind: event\n    reason: It cannot be shown here.").Code);

    private static Diagnostic Fault(string group)
    {
        var faults = new List<Diagnostic>();
        AllowList.Read(new SourceText("eng/coverage.yaml", $"allowed:\n  - {group}\n"), faults);
        return Assert.Single(faults);
    }
}
