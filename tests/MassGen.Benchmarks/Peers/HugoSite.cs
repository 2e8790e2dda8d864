namespace MassGen.Benchmarks.Peers;

/// <summary>
/// The smallest theme for Hugo that gives a page what ours gives: menu with the reader's section open, trail, table of contents, neighbours,
/// colours for code by classes, links between Markdown files resolved. Nothing else is made: no feeds, tags or sitemap.
/// </summary>
internal static class HugoSite
{
    private const string Settings = """
        baseURL = "/"
        title = "Corpus"
        uglyURLs = true
        relativeURLs = false
        disableKinds = ["RSS", "sitemap", "taxonomy", "term", "robotsTXT"]
        [markup.highlight]
          noClasses = false
        [markup.tableOfContents]
          startLevel = 2
          endLevel = 3
        """;

    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ .Title }} · {{ site.Title }}</title>
        <link rel="stylesheet" href="/assets/site.css">
        </head>
        <body>
        <header class="top"><a class="brand" href="/index.html">{{ site.Title }}</a></header>
        <div class="frame">
        <nav class="menu wide" aria-label="Pages">{{ partial "menu.html" (dict "node" site.Home "page" .) }}</nav>
        <main id="content">
        <details class="menu narrow"><summary>All pages</summary><nav aria-label="All pages">{{ partial "menu.html" (dict "node" site.Home "page" .) }}</nav></details>
        <nav class="trail"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
        <article>
        <h1>{{ .Title }}</h1>
        {{ .Content }}
        </article>
        <nav class="neighbours">{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
        </main>
        <nav class="contents"><p>On this page</p>{{ .TableOfContents }}</nav>
        </div>
        </body>
        </html>
        """;

    private const string Menu = """
        {{- $page := .page -}}
        <ul>
        {{- range .node.Pages }}
        <li><a href="{{ .RelPermalink }}"{{ if eq . $page }} aria-current="page"{{ end }}>{{ .Title }}</a>
        {{- if and .IsSection (or (eq . $page) (.IsAncestor $page)) }}{{ partial "menu.html" (dict "node" . "page" $page) }}{{ end }}</li>
        {{- end }}
        </ul>
        """;

    private const string Link = """
        {{- $address := .Destination -}}
        {{- if not (hasPrefix $address "http") -}}{{- with .Page.GetPage $address -}}{{- $address = .RelPermalink -}}{{- else -}}{{- errorf "%q leads nowhere" $address -}}{{- end -}}{{- end -}}
        <a href="{{ $address | safeURL }}">{{ .Text | safeHTML }}</a>
        """;

    /// <summary>Writes the settings and the theme; the pages stay where they are.</summary>
    public static void Write(string folder)
    {
        Put(folder, "config.toml", Settings);
        Put(folder, "layouts/_default/single.html", Page);
        Put(folder, "layouts/_default/list.html", Page);
        Put(folder, "layouts/index.html", Page);
        Put(folder, "layouts/partials/menu.html", Menu);
        Put(folder, "layouts/_default/_markup/render-link.html", Link);
    }

    private static void Put(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
