using System.CommandLine;
using MassGen.Desktop;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen desktop</c>: watching the desktops of runs, and opening one to try.</summary>
internal static class DesktopCommand
{
    private static readonly Option<bool> Control = new("--control") { Description = "Let the page use the pointer and the keyboard. Without, it only shows." };

    /// <summary>The command with its subcommands.</summary>
    /// <param name="stop">Ends a desktop that was opened.</param>
    public static Command Tree(CancellationToken stop)
    {
        var desktop = new Command("desktop", "Watches the desktops of agents, and opens one to try.");
        desktop.Add(View());
        desktop.Add(Open(stop));
        desktop.SetAction(async (_, token) =>
        {
            await Console.Error.WriteLineAsync(new Diagnostic(
                "MG6161", Severity.Error, "'massgen desktop' needs to be told what to do.", Suggestion: "'view' watches the desktops of runs, 'open' opens one to try.").ToString().AsMemory(), token);
            return ExitCodes.Execution;
        });
        return desktop;
    }

    private static Command View()
    {
        var agent = new Option<string?>("--agent") { HelpName = "ID", Description = "Only the desktop of this agent." };
        var view = new Command("view", "Prints a new link for each desktop that a run of yours shows now. A link is good once, in one browser.") { agent, Control };
        view.SetAction((parsed, token) => AnswerAsync(() => DesktopLinks.PrintAsync(parsed.GetValue(agent), parsed.GetValue(Control), Console.Out, token)));
        return view;
    }

    private static Command Open(CancellationToken stop)
    {
        var size = new Option<string?>("--size") { HelpName = "WIDTHxHEIGHT", Description = "The screen in pixels, 1280x800 without it." };
        var page = new Option<string?>("--start-page") { HelpName = "URL", Description = "The page that the browser begins with." };
        var site = new Option<string?>("--site") { HelpName = "FOLDER", Description = "Serve this folder of pages on the desktop's own loopback address, and begin there." };
        var network = new Option<bool>("--network") { Description = "Let the desktop reach the network. Without, it reaches nothing but itself." };
        var seconds = WholeNumber.Between("--for", int.MinValue, int.MaxValue);
        var time = new Option<int?>("--for")
        {
            HelpName = "SECONDS", Description = "Close it after so long. Without, it stays until Ctrl-C.", CustomParser = given => seconds(given),
        };
        var record = new Option<string?>("--record") { HelpName = "FILE|DIR", Description = "Make a film of what happens: a moving PNG file, or a folder with it, its sheet and its pictures." };
        var open = new Command("open", "Opens a desktop without any agent, and shows it, to see what agents get.") { size, page, site, network, Control, time, record };
        open.SetAction((parsed, _) => AnswerAsync(() => OpenedDesktop.RunAsync(
            new OpenedDesktopSettings
            {
                Size = parsed.GetValue(size),
                StartPage = parsed.GetValue(page),
                Site = parsed.GetValue(site),
                HasNetwork = parsed.GetValue(network),
                AllowsControl = parsed.GetValue(Control),
                Seconds = parsed.GetValue(time),
                RecordPath = parsed.GetValue(record),
            },
            stop)));
        return open;
    }

    private static async Task<int> AnswerAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (InvalidInputException invalid)
        {
            await Console.Error.WriteLineAsync(invalid.Message);
        }
        catch (DesktopException missing)
        {
            await Console.Error.WriteLineAsync(new Diagnostic(missing.Code, Severity.Error, missing.Message).ToString());
        }

        return ExitCodes.Configuration;
    }
}
