using System.Text;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Site;

namespace MassGen.Docs.Commands;

/// <summary>Pages as <c>serve</c> shows them: with the script that reloads them, and with what is wrong where a page should be.</summary>
internal static partial class LivePages
{
    /// <summary>Where the script is. Only <c>serve</c> has it; no built page names it.</summary>
    public const string ScriptPath = "/-/reload.js";

    /// <summary>The script.</summary>
    public const string Script = """
        'use strict';
        (() => {
          const path = decodeURIComponent(location.pathname).slice(1).replace(/(^|\/)$/, '$1index.html');
          const events = new EventSource('/-/events');
          let wasLost = false;
          events.addEventListener('reload', message => {
            const changed = JSON.parse(message.data);
            if (changed.includes('*') || changed.includes(path)) location.reload();
          });
          events.addEventListener('error', () => { wasLost = true; });
          events.addEventListener('open', () => { if (wasLost) location.reload(); });
        })();

        """;

    private const string Tag = $"<script src=\"{ScriptPath}\" defer></script>";

    /// <summary>A page of the site with the script. Its security policy is widened to scripts and connections of its own host, no further.</summary>
    public static byte[] WithScript(ReadOnlySpan<byte> page)
    {
        var html = Encoding.UTF8.GetString(page);
        html = Policy().Replace(html, policy => $"{policy.Groups["before"]}{WithOwn(WithOwn(policy.Groups["rules"].Value, "script-src"), "connect-src")}\"", 1);
        var end = html.LastIndexOf("</body>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(end < 0 ? html + Tag : html.Insert(end, Tag));
    }

    /// <summary>What stands in the place of a page that cannot be rendered, until it can.</summary>
    public static byte[] OfFaults(IReadOnlyList<Diagnostic> faults)
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

        return Encoding.UTF8.GetBytes(text.Append(Tag).Append("</body>\n</html>\n").ToString());
    }

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
