using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Site;

namespace MassGen.Docs.Commands;

/// <summary>Pages as <c>serve</c> shows them: with the script that reloads them, what came of their snippets, and what is wrong where a page should be.</summary>
internal static partial class LivePages
{
    /// <summary>Where the script is. Only <c>serve</c> has it; no built page names it.</summary>
    public const string ScriptPath = "/-/reload.js";

    /// <summary>Where the looks of the status are.</summary>
    public const string StylePath = "/-/status.css";

    /// <summary>The looks of the status.</summary>
    public const string Style = """
        .live-status { position: fixed; right: 1rem; bottom: 1rem; z-index: 4; max-width: min(34rem, calc(100vw - 2rem)); max-height: 40vh; overflow: auto; margin: 0; padding: .55rem .9rem;
          border: 1px solid var(--unknown); border-radius: .5rem; background: var(--unknown-ground); color: var(--unknown); font-size: .875rem; line-height: 1.45; }
        .live-status:empty { display: none; }
        .live-status[data-state=verified] { border-color: var(--good); background: var(--good-ground); color: var(--good); }
        .live-status[data-state=failed] { border-color: var(--bad); background: var(--bad-ground); color: var(--bad); }
        .live-status span { display: block; }
        .live-status a { color: inherit; }
        @media print { .live-status { display: none; } }

        """;

    /// <summary>The script.</summary>
    public const string Script = """
        'use strict';
        (() => {
          const path = decodeURIComponent(location.pathname).slice(1).replace(/(^|\/)$/, '$1index.html');
          const events = new EventSource(`/-/events?page=${encodeURIComponent(path)}&seen=${document.currentScript.dataset.seen}`);
          let wasLost = false;
          events.addEventListener('reload', message => {
            const changed = JSON.parse(message.data);
            if (changed.includes('*') || changed.includes(path)) location.reload();
          });
          events.addEventListener('status', message => {
            const { page, state, text, faults } = JSON.parse(message.data);
            const box = document.querySelector('.live-status');
            if (page !== path || !box) return;
            box.dataset.state = state;
            box.replaceChildren(text, ...faults.map(({ where, anchor, what }) => {
              const [line, link] = [document.createElement('span'), document.createElement(anchor ? 'a' : 'b')];
              if (anchor) link.href = `#${anchor}`;
              link.textContent = where;
              line.append(link, ` ${what}`);
              return line;
            }));
          });
          events.addEventListener('error', () => { wasLost = true; });
          events.addEventListener('open', () => { if (wasLost) location.reload(); });
        })();

        """;

    /// <summary>A page of the site with the script. Its security policy is widened to scripts and connections of its own host, no further.</summary>
    /// <param name="page">The page.</param>
    /// <param name="seen">The count of <see cref="LiveEvents.Reloads"/> from before the page was rendered.</param>
    public static byte[] WithScript(ReadOnlySpan<byte> page, int seen)
    {
        var html = Encoding.UTF8.GetString(page);
        html = Policy().Replace(html, policy => $"{policy.Groups["before"]}{WithOwn(WithOwn(policy.Groups["rules"].Value, "script-src"), "connect-src")}\"", 1);
        var end = html.LastIndexOf("</body>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(end < 0 ? html + Tag(seen) : html.Insert(end, Tag(seen)));
    }

    /// <summary>What stands in the place of a page that cannot be rendered, until it can.</summary>
    public static byte[] OfFaults(IReadOnlyList<Diagnostic> faults, int seen)
    {
        var text = new StringBuilder("""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>This page cannot be shown</title></head>
            <body>
            <h1>This page cannot be shown</h1>
            <p>Save a correction, and it appears here.</p>

            """);
        foreach (var fault in faults)
        {
            text.Append("<pre>").Append(Html.Escape(fault.ToString())).Append("</pre>\n");
        }

        return Encoding.UTF8.GetBytes(text.Append(Tag(seen)).Append("</body>\n</html>\n").ToString());
    }

    private static string Tag(int seen) => string.Create(
        CultureInfo.InvariantCulture,
        $"<p class=\"live-status\" role=\"status\"></p><link rel=\"stylesheet\" href=\"{StylePath}\"><script src=\"{ScriptPath}\" data-seen=\"{seen}\" defer></script>");

    private static string WithOwn(string rules, string directive)
    {
        if (!rules.Contains(directive, StringComparison.Ordinal))
        {
            return $"{rules}; {directive} 'self'";
        }

        var start = rules.IndexOf(directive, StringComparison.Ordinal) + directive.Length;
        var end = rules.IndexOf(';', start) is var found and >= 0 ? found : rules.Length;
        return rules[start..end].Contains("'self'", StringComparison.Ordinal) ? rules : rules.Insert(start, " 'self'");
    }

    [GeneratedRegex("(?<before><meta http-equiv=\"Content-Security-Policy\" content=\")(?<rules>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Policy();
}
