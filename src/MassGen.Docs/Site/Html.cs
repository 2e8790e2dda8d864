using System.Text;

namespace MassGen.Docs.Site;

/// <summary>Writes text as HTML text: what a reader sees is what was written, whatever it holds.</summary>
public static class Html
{
    /// <summary>The text with the characters escaped that mean something in HTML, in text and in quoted attributes.</summary>
    public static string Escape(string text) => new StringBuilder(text.Length + 16)
        .Append(text)
        .Replace("&", "&amp;")
        .Replace("<", "&lt;")
        .Replace(">", "&gt;")
        .Replace("\"", "&quot;")
        .ToString();
}
