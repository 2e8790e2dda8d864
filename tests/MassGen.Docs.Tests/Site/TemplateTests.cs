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
}
