using MassGen.Diagnostics;
using MassGen.Docs.Site.Templates;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("a\n{{#if title}}\nx", "layouts/page.hbs:2:1: error MG7051")]
    [InlineData("a\n{{#if title}}x{{/each}}", "layouts/page.hbs:2:15: error MG7051")]
    [InlineData("a\n b {{title", "layouts/page.hbs:2:4: error MG7050")]
    [InlineData("a\n{{> menue}}", "layouts/page.hbs:2:1: error MG7052")]
    [InlineData("a\n<b>{{titel}}</b>", "layouts/page.hbs:2:6: error MG7053")]
    [InlineData("{{> menu}}", "partials/menu.hbs:2:3: error MG7053")]
    public void A_mistake_in_a_template_is_an_error_at_its_place(string template, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("layouts/page.hbs", template);
        folder.Write("partials/menu.hbs", "\n{{wrong}}");

        var invalid = Assert.Throws<InvalidInputException>(() => new HandlebarsRenderer(folder.Path).Render("page", new { Title = "T" }));

        Assert.Contains(expected, invalid.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_escaped()
    {
        using var folder = new TempFolder();
        folder.Write("layouts/page.hbs", "{{title}}");

        Assert.Equal("&lt;b&gt; &amp; “ü”", new HandlebarsRenderer(folder.Path).Render("page", new { Title = "<b> & “ü”" }));
    }

    [Theory]
    [InlineData("{{#if title}}a{{else}}b{{/if}}", "a")]
    [InlineData("{{#unless title}}a{{else}}b{{/unless}}", "b")]
    [InlineData("{{#if none}}a{{else if title}}b{{else}}c{{/if}}", "b")]
    [InlineData("{{#each many}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}}", "0x,1y")]
    [InlineData("{{#each none}}a{{else}}b{{/each}}", "b")]
    [InlineData("{{#each many}}{{../title}}{{/each}}", "TT")]
    [InlineData("{{#with inner}}{{name}}{{/with}}{{inner.name}}{{none.name}}", "NN")]
    [InlineData("{{! note }}{{!-- {{note}} --}}a", "a")]
    [InlineData("a\n{{#if title}}\nb\n{{/if}}\nc", "a\nb\nc")]
    [InlineData("a {{~title~}} b", "aTb")]
    [InlineData("{{> part inner}}", "[N]")]
    public void The_language_is_that_of_Handlebars(string template, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("layouts/page.hbs", template);
        folder.Write("partials/part.hbs", "[{{name}}]");

        var view = new { Title = "T", None = (object?)null, Many = new[] { "x", "y" }, Inner = new { Name = "N" } };

        Assert.Equal(expected, new HandlebarsRenderer(folder.Path).Render("page", view));
    }

    [Fact]
    public void A_partial_that_calls_itself_without_end_is_an_error()
    {
        using var folder = new TempFolder();
        folder.Write("layouts/page.hbs", "{{> part}}");
        folder.Write("partials/part.hbs", "x\n{{> part}}");

        var invalid = Assert.Throws<InvalidInputException>(() => new HandlebarsRenderer(folder.Path).Render("page", new { Title = "T" }));

        Assert.Contains("partials/part.hbs:2:1: error MG7054", invalid.Message, StringComparison.Ordinal);
    }
}
