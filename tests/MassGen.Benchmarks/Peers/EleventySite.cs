namespace MassGen.Benchmarks.Peers;

/// <summary>
/// What Eleventy needs to give a page what ours gives: menu with the reader's section open, trail, table of contents, neighbours, coloured
/// code, links between Markdown files resolved. Its templates are functions, which is the fastest kind it has.
/// </summary>
internal static class EleventySite
{
    private const string Package = """
        {
          "private": true,
          "dependencies": {
            "@11ty/eleventy": "3.1.8",
            "@11ty/eleventy-plugin-syntaxhighlight": "5.0.0",
            "markdown-it-anchor": "8.6.7"
          },
          "overrides": { "@11ty/recursive-copy": "4.0.4" }
        }
        """;

    private const string Config = """
        const highlight = require("@11ty/eleventy-plugin-syntaxhighlight");
        const anchor = require("markdown-it-anchor");
        module.exports = async function (config) {
          const { InputPathToUrlTransformPlugin } = await import("@11ty/eleventy");
          config.addPlugin(highlight);
          config.addPlugin(InputPathToUrlTransformPlugin);
          config.amendLibrary("md", md => md.use(anchor));
          config.addGlobalData("layout", "page.11ty.js");
          config.setQuietMode(true);
          return { templateFormats: ["md"], markdownTemplateEngine: false, dir: { includes: "../eleventy/layouts", data: "../eleventy/data" } };
        };
        """;

    private const string Page = """
        const folderOf = page => page.filePathStem.replace(/\/[^/]*$/, "");
        const isIndex = page => page.filePathStem.endsWith("/_index");
        const escape = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
        let folders = null;

        function tree(all) {
          folders = new Map();
          const into = (folder, item) => folders.set(folder, [...(folders.get(folder) || []), item]);
          for (const item of all) {
            const folder = folderOf(item.page);
            if (!isIndex(item.page)) into(folder, item);
            else if (folder !== "") into(folder.replace(/\/[^/]*$/, ""), item);
          }
          for (const items of folders.values()) items.sort((a, b) => a.data.weight - b.data.weight);
        }

        function menu(folder, page) {
          const items = (folders.get(folder) || []).map(item => {
            const here = item.page.url === page.url ? ' aria-current="page"' : "";
            const own = folderOf(item.page);
            const inner = isIndex(item.page) && (folderOf(page) + "/").startsWith(own + "/") ? menu(own, page) : "";
            return `<li><a href="${item.page.url}"${here}>${escape(item.data.title)}</a>${inner}</li>`;
          });
          return `<ul>${items.join("\n")}</ul>`;
        }

        module.exports.render = function (data) {
          if (folders === null) tree(data.collections.all);
          const page = data.page;
          const contents = [...data.content.matchAll(/<h([23]) id="([^"]*)"[^>]*>(.*?)<\/h\1>/g)].map(h => `<li><a href="#${h[2]}">${h[3]}</a></li>`).join("");
          const parts = folderOf(page).split("/").slice(1);
          const trail = parts.map((part, i) => `<li><a href="/${parts.slice(0, i + 1).join("/")}/_index/">${part}</a></li>`).join("");
          const near = (folders.get(folderOf(page)) || []).filter(item => !isIndex(item.page));
          const at = near.findIndex(item => item.page.url === page.url);
          const side = (item, rel) => item ? `<a rel="${rel}" href="${item.page.url}">${escape(item.data.title)}</a>` : "";
          const all = menu("", page);
          return `<!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${escape(data.title)} · Corpus</title>
        <link rel="stylesheet" href="/assets/site.css">
        </head>
        <body>
        <header class="top"><a class="brand" href="/_index/">Corpus</a></header>
        <div class="frame">
        <nav class="menu wide" aria-label="Pages">${all}</nav>
        <main id="content">
        <details class="menu narrow"><summary>All pages</summary><nav aria-label="All pages">${all}</nav></details>
        <nav class="trail"><ol>${trail}</ol></nav>
        <article>
        <h1>${escape(data.title)}</h1>
        ${data.content}
        </article>
        <nav class="neighbours">${side(near[at - 1], "prev")}${at < 0 ? "" : side(near[at + 1], "next")}</nav>
        </main>
        <nav class="contents"><p>On this page</p><ul>${contents}</ul></nav>
        </div>
        </body>
        </html>`;
        };
        """;

    /// <summary>Writes the site beside the corpus and installs the program; the pages stay where they are.</summary>
    /// <exception cref="InvalidOperationException">It cannot be installed.</exception>
    public static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "layouts"));
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), Package);
        await File.WriteAllTextAsync(Path.Combine(folder, "eleventy.config.cjs"), Config);
        await File.WriteAllTextAsync(Path.Combine(folder, "layouts", "page.11ty.js"), Page);
        await Cost.OfAsync(folder, "npm", "install", "--no-audit", "--no-fund", "--silent");
    }

    /// <summary>The line that builds it, from its folder.</summary>
    public static string[] Build(string corpus, string output) =>
        ["node_modules/.bin/eleventy", "--config=eleventy.config.cjs", $"--input={corpus}", $"--output={output}"];
}
