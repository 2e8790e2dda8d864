using System.Diagnostics;
using System.Text.Json;
using MassGen.Sandbox;

namespace MassGen.Desktop.Tests;

/// <summary>One thing that the recording page received.</summary>
public sealed record Received(
    string Kind, int? X = null, int? Y = null, int? Button = null, int? Clicks = null, string? Held = null, double? Right = null, double? Down = null,
    string? Key = null, bool? Repeat = null)
{
    public ScreenPoint At => new(X ?? -1, Y ?? -1);
}

/// <summary>What the recording page received since this was begun.</summary>
internal sealed class Recording
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly DesktopSession _desktop;
    private readonly int _before;

    private Recording(DesktopSession desktop, int before) => (_desktop, _before) = (desktop, before);

    /// <summary>What the page's text field holds, as far as was read.</summary>
    public string Text { get; private set; } = "";

    public static async Task<Recording> BeginAsync(DesktopSession desktop) => new(desktop, (await LinesAsync(desktop, 1)).Count);

    /// <summary>Waits until what came is as it should be, and gives it; what came until then otherwise.</summary>
    public async Task<IReadOnlyList<Received>> UntilAsync(Func<IReadOnlyList<Received>, bool> isEnough)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var all = new List<Received>();
            foreach (var line in await LinesAsync(_desktop, _before + 1))
            {
                using var outer = JsonDocument.Parse(line);
                var news = JsonSerializer.Deserialize<News>(outer.RootElement.GetProperty("body").GetString()!, JsonSerializerOptions.Web)!;
                all.AddRange(news.Seen);
                Text = news.Text;
            }

            if (isEnough(all) || watch.Elapsed > Patience)
                return all;
        }
    }

    /// <summary>Waits until the text field holds this, and gives what it holds.</summary>
    public async Task<string> TextAsync(string expected)
    {
        await UntilAsync(_ => Text == expected);
        return Text;
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(DesktopSession desktop, int first)
    {
        var command = new SandboxCommand
        {
            Arguments = ["tail", "-n", $"+{first}", "received.jsonl"],
            Output = new() { HeadBytes = 8 * 1024 * 1024, TailBytes = 0, KillBytes = 16 * 1024 * 1024, IsBinary = true },
        };
        var result = await desktop.Sandbox.RunAsync(command, default);
        return System.Text.Encoding.UTF8.GetString(result.Bytes.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record News(IReadOnlyList<Received> Seen, string Text);
}
