using System.Net;
using System.Text.RegularExpressions;
using MassGen.Docs.Site.Highlighting;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed partial class HighlighterTests
{
    [Theory]
    [InlineData("yaml", "key: value # why", "<span class=\"ha\">key</span>: value <span class=\"hc\"># why</span>")]
    [InlineData("yaml", "- id: \"a b\"", "- <span class=\"ha\">id</span>: <span class=\"hs\">&quot;a b&quot;</span>")]
    [InlineData("yaml", "n: 12\nb: true\nv: 1.2.3", "<span class=\"ha\">n</span>: <span class=\"hn\">12</span>\n<span class=\"ha\">b</span>: <span class=\"hk\">true</span>\n<span class=\"ha\">v</span>: 1.2.3")]
    [InlineData("yaml", "t: |\n  not: a key\nk: v", "<span class=\"ha\">t</span>: |\n<span class=\"hs\">  not: a key\n</span><span class=\"ha\">k</span>: v")]
    [InlineData("yaml", "url: http://x/#y", "<span class=\"ha\">url</span>: http://x/#y")]
    [InlineData("json", "{\"a\": [1, null, \"<b>\"]}", "{<span class=\"ha\">&quot;a&quot;</span>: [<span class=\"hn\">1</span>, <span class=\"hk\">null</span>, <span class=\"hs\">&quot;&lt;b&gt;&quot;</span>]}")]
    [InlineData("console", "$ ls -l\ntotal 0", "<span class=\"hp\">$ </span><span class=\"ha\">ls</span> <span class=\"hk\">-l</span>\n<span class=\"ho\">total 0</span>")]
    [InlineData("bash", "echo \"$X\" | wc # n", "<span class=\"ha\">echo</span> <span class=\"hs\">&quot;$X&quot;</span> | <span class=\"ha\">wc</span> <span class=\"hc\"># n</span>")]
    [InlineData("csharp", "var x = new Run(\"a\"); // go", "<span class=\"hk\">var</span> x = <span class=\"hk\">new</span> <span class=\"ha\">Run</span>(<span class=\"hs\">&quot;a&quot;</span>); <span class=\"hc\">// go</span>")]
    [InlineData("dockerfile", "FROM alpine AS base", "<span class=\"hk\">FROM</span> alpine <span class=\"hk\">AS</span> base")]
    [InlineData("text", "a < b & c", "a &lt; b &amp; c")]
    public void Code_is_coloured_by_classes(string language, string code, string html) => Assert.Equal(html, Highlighter.ToHtml(code, language));

    [Fact]
    public void Colouring_never_changes_the_code()
    {
        var random = new Random(7);
        const string alphabet = "ab:-#'\"|>{}[]()/*\\$<& \n\tFROM1true";
        string[] languages = ["yaml", "json", "bash", "console", "csharp", "dockerfile", "text"];
        Assert.All(Enumerable.Range(0, 3000), _ =>
        {
            var code = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var html = Highlighter.ToHtml(code, languages[random.Next(languages.Length)]);
            Assert.Equal(code, WebUtility.HtmlDecode(Tag().Replace(html, "")));
        });
    }

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Tag();
}
