using Microsoft.Playwright;

namespace MassGen.Browser.Tests;

/// <summary>One browser window on the site, and what the browser complained about in it.</summary>
public sealed class WindowOnSite : IAsyncDisposable
{
    private readonly Uri _site;
    private readonly List<string> _complaints = [];

    public WindowOnSite(IPage page, Uri site)
    {
        (Page, _site) = (page, site);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.RequestFailed += (_, request) => Note(true, "not loaded: " + request.Url);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public async Task GoToAsync(string path)
    {
        _complaints.Clear();
        await Page.GotoAsync(new Uri(_site, path).AbsoluteUri);
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            _complaints.Add(text);
        }
    }
}
