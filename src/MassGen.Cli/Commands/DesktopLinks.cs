using System.Net.Http.Headers;
using MassGen.Cli.Composition;
using MassGen.Cli.Displays;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen desktop view</c>: new links for the desktops that are shown now.</summary>
internal static class DesktopLinks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> PrintAsync(string? agent, bool control, TextWriter output, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        var shown = new List<(RunningDesktop Desktop, Uri Link)>();
        foreach (var (note, desktop) in RunningDesktops.OfUser.All())
        {
            if (await AskAsync(client, desktop, control, cancellationToken) is { } link)
            {
                shown.Add((desktop, link));
            }
            else
            {
                RunningDesktops.Forget(note);
            }
        }

        var wanted = shown.Where(one => agent is null || one.Desktop.Agent == agent).ToList();
        if (wanted.Count == 0)
        {
            throw new InvalidInputException(Nothing(agent, [.. shown.Select(one => one.Desktop.Agent)]));
        }

        foreach (var (desktop, link) in wanted)
        {
            var run = desktop.Run.Length == 0 ? "opened by 'massgen desktop open'" : Path.GetRelativePath(".", desktop.Run);
            await output.WriteLineAsync($"{SafeText.Line(desktop.Agent)}  {link}  {SafeText.Line(run)}".AsMemory(), cancellationToken);
        }

        return ExitCodes.Success;
    }

    private static Diagnostic Nothing(string? agent, IReadOnlyList<string> agents) => agents.Count == 0
        ? new("MG6162", Severity.Error, "No desktop is shown now.",
            Suggestion: "A run shows an agent's desktop from its first use until the run ends; 'massgen desktop open' opens one to try.")
        : new("MG6163", Severity.Error, $"No agent '{SafeText.Line(agent!)}' has a desktop now.",
            Suggestion: NearestWord.Suggestion(agent!, agents) ?? $"These have: {SafeText.Line(string.Join(", ", agents.Distinct()))}.");

    // The file of a program that was killed leads nowhere, or to another program, which does not know the key.
    private static async Task<Uri?> AskAsync(HttpClient client, RunningDesktop desktop, bool control, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(desktop.Address, control ? "/links?control" : "/links"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", desktop.Key);
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? new Uri(desktop.Address, "#" + await answer.Content.ReadAsStringAsync(cancellationToken)) : null;
        }
        catch (Exception gone) when (gone is HttpRequestException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
