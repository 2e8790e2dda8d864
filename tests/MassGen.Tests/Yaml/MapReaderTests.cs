using MassGen.Diagnostics;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Tests.Yaml;

public sealed class MapReaderTests
{
    private readonly List<Diagnostic> _faults = [];

    private MapReader Reader(string text) => MapReader.Document(new SourceText("f.yaml", text), _faults)!;

    private string Fault => Assert.Single(_faults) is var fault ? $"{fault.Position!.Line}:{fault.Position.Column} {fault.Code} {fault.Path} | {fault.Suggestion}" : "";

    [Fact]
    public void Values_are_read_by_their_form()
    {
        var reader = Reader("t: x\nn: 3\nd: 1.5\nb: yes\nl: [p, q]\nm: {k: v}\n");

        Assert.Equal(("x", 3, 1.5m, true), (reader.Text("t"), reader.WholeNumber("n"), reader.Number("d"), reader.Boolean("b")));
        Assert.Equal(["p", "q"], reader.Texts("l").Select(item => item.Text));
        Assert.Equal("v", reader.Section("m")!.Text("k"));
        Assert.Empty(_faults);
    }

    [Fact]
    public void What_is_absent_is_null_or_empty_and_no_fault()
    {
        var reader = Reader("{}");

        Assert.Null(reader.Text("a") ?? (object?)reader.WholeNumber("a") ?? reader.Number("a") ?? (object?)reader.Boolean("a") ?? reader.Section("a"));
        Assert.Empty(reader.Texts("a").Concat<object>(reader.Sections("a")));
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_number_where_text_is_wanted_is_to_be_put_in_quotes()
    {
        Assert.Null(Reader("version: 12").Text("version"));
        Assert.Equal("1:10 MG1004 version | Put it in quotes.", Fault);
    }

    [Fact]
    public void A_number_may_stand_where_any_text_is_wanted() => Assert.Equal("12", Reader("version: 12").AnyText("version"));

    [Fact]
    public void A_number_outside_its_range_is_a_fault()
    {
        Assert.Null(Reader("n: 7").WholeNumber("n", 1, 5));
        Assert.Equal(("1:4 MG1005 n | ", "'n' must be between 1 and 5."), (Fault, _faults[0].Message));
    }

    [Fact]
    public void A_missing_key_suggests_the_one_that_was_probably_meant()
    {
        Reader("qestion: why").RequiredText("question");
        Assert.Equal("1:1 MG1006  | There is a 'qestion'; was 'question' meant?", Fault);
    }

    [Fact]
    public void A_key_that_nobody_asked_for_is_refused_with_the_known_ones()
    {
        var reader = Reader("a: 1\nzzz: 2\n");
        (_, _) = (reader.Value("a"), reader.Value("other"));
        reader.RefuseUnknown();

        Assert.Equal("2:1 MG1003 zzz | Known keys: a, other.", Fault);
    }

    [Fact]
    public void An_item_of_the_wrong_form_is_located_in_its_list()
    {
        Assert.Single(Reader("steps:\n  - {a: 1}\n  - x\n").Sections("steps"));
        Assert.Equal("3:5 MG1004 steps[1] | ", Fault);
    }

    [Fact]
    public void One_text_counts_as_a_list_of_one() => Assert.Equal("x", Assert.Single(Reader("a: x").Texts("a")).Text);
}
