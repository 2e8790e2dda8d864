using MassGen.Cli.Commands;
using MassGen.Desktop;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Runs.Disk;

namespace MassGen.Cli.Runs;

/// <summary>A film of a run's desktops, made of the pictures that its log tells of.</summary>
internal static class RunFilm
{
    /// <summary>Writes it; where several agents have a desktop, one for each, with the agent's name.</summary>
    public static async Task WriteAsync(string path, RunFolder folder, IReadOnlyList<RunEvent> events)
    {
        var agents = events.OfType<DesktopFrame>().Where(frame => frame.File is not null).GroupBy(frame => frame.Agent!).ToList();
        if (agents.Count == 0)
        {
            await Console.Error.WriteLineAsync(new Diagnostic(
                "MG6169", Severity.Warning, "There is no film: no agent used a desktop.", Suggestion: "--record is for runs with tools that work on a desktop.").ToString());
        }

        foreach (var agent in agents)
        {
            var film = FilmFile.Check(agents.Count == 1 ? path : NameFor(path, agent.Key));
            foreach (var frame in agent)
            {
                var png = await File.ReadAllBytesAsync(Path.Combine(folder.Path, frame.File!));
                film.Strip.Add(new Frame(png, new ScreenSize(frame.Width, frame.Height), frame.Hash, frame.At));
            }

            film.Write();
        }
    }

    private static string NameFor(string path, string agent)
    {
        var safe = string.Concat(agent.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return FilmFile.IsFile(path)
            ? Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{safe}.png")
            : Path.Combine(path, safe);
    }
}
