namespace MassGen.Desktop.Tests.Browser;

/// <summary>The pages that <see cref="LocalBrowser"/> shows.</summary>
internal static class LocalPages
{
    public static string Of(string path, string query) => path switch
    {
        "/" => """
            <!doctype html><title>Shop</title><h1>Shop</h1>
            <form action="/found"><label>Search <input name="q" id="query"></label>
              <select name="size" id="size"><option value="s">Small</option><option value="l">Large</option></select>
              <button type="submit" id="go">Go</button></form>
            <p><a href="/other">Other page</a> <a href="/tab" target="_blank">New tab</a> <a href="/file" download>Report</a></p>
            <button id="ask" onclick="document.title = confirm('Buy now?') ? 'Bought' : 'Not bought'">Ask</button>
            <button id="off" disabled>Not yet</button>
            <button id="late" style="display: none">Late</button>
            <ul>
            """ + string.Concat(Enumerable.Range(1, 14).Select(number => $"<li class=\"item\">Item {number}</li>")) + """
            </ul>
            <script>
              document.querySelector = () => { throw new Error("The page defines what it wants."); };
              addEventListener("keydown", event => { document.title = `${event.key} ${event.isTrusted}`; });
              setTimeout(() => { document.getElementById("late").style.display = "block"; }, 400);
            </script>
            """,
        "/found" => $"<!doctype html><title>Found</title><p id=\"asked\">{query}</p>",
        "/covered" => """
            <!doctype html><title>Covered</title><button id="buy">Buy</button>
            <div id="banner" style="position: fixed; inset: 0">Cookies!</div>
            """,
        "/file" => "a,b\n1,2\n",
        "/links" => """
            <!doctype html><title>Links</title>
            <a id="held" href="/held">Held</a> <a id="none" href="/none">None</a> <a id="file" href="/file">File</a> <a id="tab" href="/tab" target="_blank">Tab</a>
            """,
        // Our scripts cut long texts after so many units of UTF-16, which are half of a smiley here; titles and dialogs can have half of one too.
        "/long" => $"<!doctype html><title>Long</title><h1>{new string('h', 9)}</h1><p>{string.Concat(Enumerable.Repeat("😀", 12_000))}</p><button>{new string('b', 59)}😀</button>",
        "/half" => """<!doctype html><title>Half</title><script>document.title = "\ud83d title"; alert("\ud83d alert");</script>""",
        "/busy" or "/busy-and-loading" => $$"""
            <!doctype html><title>Busy</title>{{(path == "/busy" ? "" : "<img src='/held'>")}}
            <button id="go" onclick="setTimeout(() => { const end = Date.now() + 700; while (Date.now() < end); location = '/other'; }, 0)">Go</button>
            """,
        "/redirect" => "<!doctype html><script>location = '/forbidden/page'</script>",
        _ => $"<!doctype html><title>{path}</title><h1>{path}</h1>",
    };
}
