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
    [InlineData("yaml", "t: |\n  not: a key\nk: v", "<span class=\"ha\">t</span>: |\n<span class=\"hs\">  not: a key</span>\n<span class=\"ha\">k</span>: v")]
    [InlineData("yaml", "url: http://x/#y", "<span class=\"ha\">url</span>: http://x/#y")]
    [InlineData("json", "{\"a\": [1, null, \"<b>\"]}", "{<span class=\"ha\">&quot;a&quot;</span>: [<span class=\"hn\">1</span>, <span class=\"hk\">null</span>, <span class=\"hs\">&quot;&lt;b&gt;&quot;</span>]}")]
    [InlineData("console", "$ ls -l\ntotal 0", "<span class=\"hp\">$ </span><span class=\"ha\">ls</span> <span class=\"hk\">-l</span>\n<span class=\"ho\">total 0</span>")]
    [InlineData("bash", "echo \"$X\" | wc # n", "<span class=\"ha\">echo</span> <span class=\"hs\">&quot;$X&quot;</span> | <span class=\"ha\">wc</span> <span class=\"hc\"># n</span>")]
    [InlineData("csharp", "var x = new Run(\"a\"); // go", "<span class=\"hk\">var</span> x = <span class=\"hk\">new</span> <span class=\"ha\">Run</span>(<span class=\"hs\">&quot;a&quot;</span>); <span class=\"hc\">// go</span>")]
    [InlineData("dockerfile", "FROM alpine AS base", "<span class=\"hk\">FROM</span> alpine <span class=\"hk\">AS</span> base")]
    [InlineData("python", "def f(x=1): # y\n  return \"\"\"a\nb\"\"\"", "<span class=\"hk\">def</span> f(x=<span class=\"hn\">1</span>): <span class=\"hc\"># y</span>\n  <span class=\"hk\">return</span> <span class=\"hs\">&quot;&quot;&quot;a\nb&quot;&quot;&quot;</span>")]
    [InlineData("toml", "[a.b]\nk = \"v\" # c", "<span class=\"hk\">[a.b]</span>\n<span class=\"ha\">k</span> = <span class=\"hs\">&quot;v&quot;</span> <span class=\"hc\"># c</span>")]
    [InlineData("http", "POST /v1 HTTP/1.1\nHost: x\n\n{\"a\": 1}", "<span class=\"hk\">POST</span> /v1 HTTP/1.1\n<span class=\"ha\">Host</span>: x\n\n{<span class=\"ha\">&quot;a&quot;</span>: <span class=\"hn\">1</span>}")]
    [InlineData("diff", "@@ -1 +1 @@\n-a\n+b\n c", "<span class=\"ha\">@@ -1 +1 @@</span>\n<span class=\"hd\">-a</span>\n<span class=\"hi\">+b</span>\n c")]
    [InlineData("xml", "<a b=\"c\">&amp;</a>", "&lt;<span class=\"hk\">a</span> <span class=\"ha\">b</span>=<span class=\"hs\">&quot;c&quot;</span>&gt;<span class=\"hv\">&amp;amp;</span>&lt;/<span class=\"hk\">a</span>&gt;")]
    [InlineData("ini", "[s]\nk=v\n; c", "<span class=\"hk\">[s]</span>\n<span class=\"ha\">k</span>=v\n<span class=\"hc\">; c</span>")]
    [InlineData("yaml", "a: [x, 1, \"b\"]\nc: {d: on}", "<span class=\"ha\">a</span>: [x, <span class=\"hn\">1</span>, <span class=\"hs\">&quot;b&quot;</span>]\n<span class=\"ha\">c</span>: {<span class=\"ha\">d</span>: <span class=\"hk\">on</span>}")]
    [InlineData("yaml", "key: ${HOME}/x", "<span class=\"ha\">key</span>: <span class=\"hv\">${HOME}</span>/x")]
    [InlineData("csharp", "$@\"a\"\"b\" 'c' 1.5m", "<span class=\"hs\">$@&quot;a&quot;&quot;b&quot;</span> <span class=\"hs\">'c'</span> <span class=\"hn\">1.5m</span>")]
    [InlineData("text", "a < b & c", "a &lt; b &amp; c")]
    public void Code_is_coloured_by_classes(string language, string code, string html) => Assert.Equal(html, Highlighter.ToHtml(code, language));

    [Fact]
    public void Colouring_never_changes_the_code()
    {
        var random = new Random(7);
        const string alphabet = "ab:-#'\"|>{}[]()/*\\$<&@=;! \n\tFROM1true";
        string[] languages = ["yaml", "json", "bash", "console", "csharp", "python", "js", "dockerfile", "toml", "ini", "http", "diff", "xml", "text"];
        Assert.All(Enumerable.Range(0, 20_000), _ =>
        {
            var code = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var html = Highlighter.ToHtml(code, languages[random.Next(languages.Length)]);
            Assert.Equal(code, WebUtility.HtmlDecode(Tag().Replace(html, "")));
        });
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("json")]
    [InlineData("bash")]
    [InlineData("csharp")]
    [InlineData("python")]
    [InlineData("toml")]
    [InlineData("xml")]
    [InlineData("dockerfile")]
    public void Colouring_takes_time_that_grows_with_the_code_and_not_faster(string language)
    {
        string[] hostile = ["\"", "'", " ", "${", "[", "#", "<a ", "/*", "- ", "a: ", "\"\"\"", "&"];
        var stopwatch = System.Diagnostics.Stopwatch.StartNew();
        Assert.All(hostile, piece => Assert.NotEmpty(Highlighter.ToHtml(string.Concat(Enumerable.Repeat(piece, 100_000)), language)));
        Assert.True(stopwatch.Elapsed < TimeSpan.FromSeconds(20), $"{stopwatch.Elapsed}");
    }

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Tag();
}
