using FsCheck;
using FsCheck.Fluent;
using MassGen.Diagnostics;
using MassGen.Yaml;
using Microsoft.FSharp.Core;
using Xunit;

namespace MassGen.Tests.Yaml;

public sealed class YamlReaderTests
{
    private static YamlValue Read(string text) => YamlReader.Read(new SourceText("f.yaml", text));

    private static YamlScalar Scalar(string text) => Assert.IsType<YamlScalar>(Read(text));

    [Fact]
    public void Every_value_and_key_knows_where_it_was_written()
    {
        var map = Assert.IsType<YamlMap>(Read("a: 1\nlist:\n  - x\n  - 'y z'\n"));

        var list = Assert.IsType<YamlList>(map.Find("list")!.Value);
        Assert.Equal("f.yaml:2:1", map.Find("list")!.KeyPosition.ToString());
        Assert.Equal(["f.yaml:3:5", "f.yaml:4:5"], list.Items.Select(item => item.Position.ToString()));
        Assert.Equal("y z", Assert.IsType<YamlScalar>(list.Items[1]).Text);
    }

    [Fact]
    public void Columns_count_the_characters_an_editor_counts() =>
        Assert.Equal("f.yaml:1:9", Assert.IsType<YamlMap>(Read("{\"é😀\": 1, b: 2}")).Find("\u00e9\U0001F600")!.Value.Position.ToString());

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("~", "nothing")]
    [InlineData("null", "nothing")]
    [InlineData("yes", "true or false")]
    [InlineData("OFF", "true or false")]
    [InlineData("12", "number")]
    [InlineData("-1.5e3", "number")]
    [InlineData("'12'", "text")]
    [InlineData("\"true\"", "text")]
    [InlineData("v12", "text")]
    public void A_plain_value_means_what_PyYAML_takes_it_for(string text, string kind) => Assert.Equal(kind, Scalar(text).Kind);

    [Fact]
    public void Numbers_and_truth_values_are_read()
    {
        Assert.Equal((-1500m, true, false), (Scalar("-1.5e3").Number, Scalar("on").Boolean, Scalar("no").Boolean));
        Assert.Equal((null, null), (Scalar("'1'").Number, Scalar("'on'").Boolean));
    }

    // Whatever is in a file, the answer is a value or a fault with a place in the file.
    [Fact]
    public void No_text_makes_the_reader_fail_in_another_way()
    {
        string[] pieces = ["a", "b: ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", "'", "\"", "&x ", "*x", "!t ", "|", ">", "? ", "#", "---\n", "...", "%YAML 1.1\n", "\\", "\0", "\u2028", "\r", "<<: ", "é😀", "@", "`"];
        var texts = Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary();
        var config = Config.QuickThrowOnFailure.WithMaxTest(20_000).WithReplay(new FSharpOption<Replay>(new Replay(new Rnd(20261121), FSharpOption<int>.None)));

        Check.One(config, Prop.ForAll(texts, ReadsOrSaysWhy));
    }

    private static bool ReadsOrSaysWhy(string text)
    {
        try
        {
            return Read(text).Position.Line >= 1;
        }
        catch (InvalidInputException invalid)
        {
            var place = invalid.Diagnostics.Single().Position!;
            return place.Line >= 1 && place.Column >= 1 && invalid.Message.Length > 0;
        }
    }
}
