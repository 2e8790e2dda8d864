using MassGen.Diagnostics;
using MassGen.Models;
using MassGen.Models.Reading;
using Xunit;

namespace MassGen.Tests.Models;

public sealed class RegistryReaderTests
{
    private const string Right = """
        providers:
        - {id: acme, name: Acme}
        provider: acme
        models:
        - {id: one, about: A model., input: [text], output: [text], as_of: 2026-01-02, source: a page, certainty: A}
        """;

    [Fact]
    public void What_is_right_is_read()
    {
        var model = Assert.Single(Read(Right).Models);
        Assert.Equal(("one", "acme", new DateOnly(2026, 1, 2), Certainty.A), (model.Id, model.Provider, model.AsOf, model.Certainty));
    }

    [Theory]
    [InlineData("as_of: 2026-01-02, ", "", "MG1006", "'as_of' is missing here.")]
    [InlineData("source: a page, ", "", "MG1006", "'source' is missing here.")]
    [InlineData("about:", "abuot:", "MG1003", "'abuot' is not a key that is known here.")]
    [InlineData("2026-01-02", "2026-13-02", "MG1004", "must be a day")]
    [InlineData("certainty: A", "certainty: D", "MG1005", "'D' is not a word for 'certainty'.")]
    [InlineData("certainty: A", "certainty: A, successor: two", "MG1051", "'two' is not a model of 'acme'")]
    [InlineData("certainty: A", "certainty: A, aliases: [ONE]", "MG1050", "'ONE' is already a name of 'one'.")]
    [InlineData("certainty: A", "certainty: A, context: 0", "MG1005", "a number of tokens")]
    [InlineData("certainty: A", "certainty: A, prices: [{from: 2026-01-01, input: -1, output: 1}]", "MG1005", "cannot be below 0")]
    [InlineData("certainty: A", "certainty: A, prices: [{from: 2026-02-01, input: 1, output: 1}, {from: 2026-01-01, input: 1, output: 1}]", "MG1005", "in the order of the days")]
    [InlineData("certainty: A", "certainty: A, capabilities: [visoin]", "MG1005", "'visoin' is not a word")]
    [InlineData("provider: acme", "provider: acne", "MG1051", "'acne' is not a service")]
    public void What_is_wrong_is_told_with_its_place(string written, string instead, string code, string message)
    {
        var faults = Assert.Throws<InvalidInputException>(() => Read(Right.Replace(written, instead, StringComparison.Ordinal))).Diagnostics;
        Assert.Contains(faults, fault => fault.Code == code && fault.Message.Contains(message, StringComparison.Ordinal) && fault.Position is { Line: > 0 });
    }

    private static ModelRegistry Read(string text) => RegistryReader.Read([new SourceText("models.yaml", text)]);
}
