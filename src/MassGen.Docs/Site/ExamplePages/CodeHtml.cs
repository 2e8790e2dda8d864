using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using MassGen.Docs.Site.Markup;
using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>Code, JSON and terminals in the pages of examples.</summary>
internal static class CodeHtml
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Plain(string text) => ListingHtml.Of(new Listing(ExampleFiles.Normal(text), ""));

    /// <summary>JSON set out line by line; anything else as it is.</summary>
    public static string Json(string text)
    {
        try
        {
            return ListingHtml.Of(new Listing(JsonNode.Parse(text)?.ToJsonString(Readable) ?? "null", "json"));
        }
        catch (JsonException)
        {
            return Plain(text);
        }
    }

    /// <summary>A command as a terminal shows it.</summary>
    public static string Terminal(RanCommand command)
    {
        var result = command.Result;
        var output = result is null || result.Stdout.Length == 0 ? "" : "\n" + Html.Escape(ExampleFiles.Normal(result.Stdout));
        var errors = result is null || result.Stderr.Length == 0 ? "" : $"\n<span class=\"he\">{Html.Escape(ExampleFiles.Normal(result.Stderr))}</span>";
        return $"""
            <figure class="code terminal"><pre tabindex="0"><code><span class="hp">$ </span><span class="hcmd">{Html.Escape(ExampleFiles.Normal(command.Command))}</span>{output}{errors}</code></pre>
            <figcaption>{Html.Escape(Ending(result))}</figcaption></figure>
            """;
    }

    private static string Ending(CommandResult? result) => result switch
    {
        null => "Nothing is known of its end.",
        { Ended: "exited" } => $"exit code {result.ExitCode}, {Figures.Duration(result.Elapsed)}",
        _ => $"{result.Ended}, {Figures.Duration(result.Elapsed)}",
    };
}
