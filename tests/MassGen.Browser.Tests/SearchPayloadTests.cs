using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class SearchPayloadTests(SiteInBrowser site, ITestOutputHelper output)
{
    private const int MostBytes = 100_000;
    private const int MostMilliseconds = 500;

    private static readonly string[] Queries =
    [
        LargeSite.Word(2), $"{LargeSite.Word(40)} {LargeSite.Word(4000)}", $"{LargeSite.Word(7)} {LargeSite.Word(90)} {LargeSite.Word(15_000)}",
        LargeSite.Word(300)[..3], "x" + LargeSite.Word(5000)[1..], $"{LargeSite.Word(11)} {LargeSite.Word(120)} {LargeSite.Word(1300)} {LargeSite.Word(9000)} {LargeSite.Word(60)}",
    ];

    [SkippableFact]
    public async Task Among_a_thousand_pages_a_query_moves_little_and_a_keystroke_never_hangs()
    {
        await using var large = new LargeSite();
        await large.StartAsync();
        foreach (var query in Queries)
        {
            await using var window = await site.OpenAsync(1280, ColorScheme.Light);
            var moved = 0L;
            window.Page.Response += (_, response) => moved += IsOfSearch(response.Url) ? long.Parse(response.Headers["content-length"]) : 0;
            await window.Page.GotoAsync(large.Address.AbsoluteUri);
            await window.Page.LoadSearchAsync();
            var took = await window.Page.EvaluateAsync<double>(Keystroke, query);
            output.WriteLine($"{query}: {moved} bytes, {took:0.0} ms a keystroke");
            Assert.InRange(moved, 1, MostBytes);
            Assert.InRange(took, 0, MostMilliseconds);
        }
    }

    // The second time everything is there: what is left is the work.
    private const string Keystroke = """
        async query => {
          await massgenSearch.find(query);
          const start = performance.now();
          for (let i = 0; i < 5; i++) await massgenSearch.find(query);
          return (performance.now() - start) / 5;
        }
        """;

    private static bool IsOfSearch(string address) => address.Contains("/search", StringComparison.Ordinal);
}
