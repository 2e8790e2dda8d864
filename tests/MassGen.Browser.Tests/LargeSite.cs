using System.Globalization;
using System.Text;
using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using MassGen.Testing;
using Microsoft.AspNetCore.Builder;

namespace MassGen.Browser.Tests;

/// <summary>A site of a thousand generated pages of 8 kB with 20,000 words, some common and most rare, as language has them.</summary>
internal sealed class LargeSite : IAsyncDisposable
{
    private const int Pages = 1000;
    private const int PageLength = 8000;
    private const int Words = 20_000;
    private const string Syllables = "babecidofugahekilomanepirosatuvewi";

    private readonly TempFolder _folder = new();
    private readonly Random _random = new(20261121);
    private WebApplication? _server;

    public Uri Address => new(_server!.Urls.First());

    /// <summary>The word of a rank; the first are the most common.</summary>
    public static string Word(int rank)
    {
        var word = new StringBuilder();
        for (var left = rank + 20; left > 0; left /= 17)
        {
            word.Append(Syllables, left % 17 * 2, 2);
        }

        return word.Append('n').ToString();
    }

    public async Task StartAsync()
    {
        _folder.Write("docs-src/index.md", "---\ntitle: Home\n---\nHome.\n");
        for (var page = 0; page < Pages; page++)
        {
            _folder.Write(string.Create(CultureInfo.InvariantCulture, $"docs-src/part-{page / 50}/page-{page}.md"), Page(page));
        }

        var output = Path.Combine(_folder.Path, "site");
        var result = SiteBuilder.Build(
            new SiteInput
            {
                ContentFolder = Path.Combine(_folder.Path, "docs-src"),
                TemplateFolder = Path.Combine(Docs.RepositoryRoot.Find(AppContext.BaseDirectory)!, "site-templates"),
                Examples = [],
                BuiltAt = DateTimeOffset.UnixEpoch,
            },
            output);
        Xunit.Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics));
        _server = await SiteServer.StartAsync(output, port: 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string Page(int number)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"---\ntitle: {Some(4)} {number}\n---\n\n");
        while (text.Length < PageLength)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Some(3)}\n\n{Some(60)} `{Some(1)}_{Some(1)}` {Some(30)}.\n\n```yaml\n{Some(1)}: {Some(5)}\n```\n\n");
        }

        return text.ToString();
    }

    // As Zipf found: the word of rank n is n times as rare as the first.
    private string Some(int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Word((int)Math.Exp(_random.NextDouble() * Math.Log(Words)))));
}
