using System.Globalization;
using System.Text;

namespace MassGen.Docs.Site.Attacks;

/// <summary>What every provider did with every attack, as a page, as if somebody had written it.</summary>
internal static class AttackPage
{
    /// <summary>Where the page is.</summary>
    public const string Path = "project/security-results.md";

    private static readonly string[] Known = ["docker", "podman", "bubblewrap", "namespaces", "docker: computer-use"];

    public static string Markdown(Attacks attacks)
    {
        var page = new StringBuilder("""
            ---
            title: Attacks on the sandboxes
            description: What each provider of sandboxes did with each attack, as the last run of the tests saw it.
            order: 85
            ---

            # Attacks on the sandboxes

            Each row is a test that runs against every provider on the machine: a command that tries to escape, to stay, or to use up what there is. After
            each one the host is as it was, a next command works, and no container, process, mount or file is left. "Declared" means that the provider
            cannot hold this and says so before a command runs. This page is written from the file that the tests leave;
            [what the layers are](../guides/code-execution-security.md).


            """);
        if (attacks.Run is not { } run)
        {
            return page.Append($"Nothing was tried: the repository has no `{AttackFile.FileName}`.\n").ToString().ReplaceLineEndings("\n");
        }

        var providers = Known.Where(name => run.Results.Any(result => result.Provider == name)).ToList();
        page.Append(CultureInfo.InvariantCulture, $"Run on {Figures.Moment(run.MeasuredAt)}: {run.Results.Select(result => result.Number).Distinct().Count()} kinds of attack. ");
        page.Append("The same again:\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```bash skip=\"takes minutes and needs every provider\"\nMASSGEN_ABUSE_RESULTS=$PWD/{AttackFile.FileName} dotnet test tests/MassGen.Sandbox.Tests\n```\n");
        Summary(page, run, providers);
        Table(page, run, providers);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Summary(StringBuilder page, AttackRun run, IReadOnlyList<string> providers)
    {
        page.Append("\n## In all\n\n| provider | held | declared |\n|---|--:|--:|\n");
        foreach (var provider in providers)
        {
            var own = run.Results.Where(result => result.Provider == provider).ToList();
            page.Append(CultureInfo.InvariantCulture, $"| {provider} | {own.Count(result => result.IsHeld)} | {own.Count(result => !result.IsHeld)} |\n");
        }
    }

    private static void Table(StringBuilder page, AttackRun run, IReadOnlyList<string> providers)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## One by one\n\n| no. | attack | {string.Join(" | ", providers)} |\n|--:|---|{string.Concat(providers.Select(_ => "---|"))}\n");
        foreach (var attack in run.Results.GroupBy(result => (result.Number, result.Attack)))
        {
            var cells = providers.Select(provider => Cell(attack.FirstOrDefault(result => result.Provider == provider)));
            page.Append(CultureInfo.InvariantCulture, $"| {attack.Key.Number} | {Escape(attack.Key.Attack)} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Cell(AttackResult? result) => result switch
    {
        null => "–",
        { IsHeld: true } => Escape(result.Detail),
        _ => $"**declared:** {Escape(result.Detail)}",
    };

    private static string Escape(string text) => text.Replace("|", @"\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
