using MassGen.Cli.Displays;
using MassGen.Projections;

namespace MassGen.Cli.Interactive;

/// <summary>What can be typed in place of a question. Everything is told on standard error; answers alone go to standard output.</summary>
internal sealed class SlashCommands(Conversation conversation)
{
    private const string Help = """
        Type a question, or
          /help    this list                       /h
          /status  session, turns, latest run
          /config  the configuration in use
          /reset   begin a new session             /clear
          /quit    end                             /exit, /q, Ctrl-D
        """;

    private static readonly string[] Bare = ["quit", "exit", "q", "reset", "clear"];

    private static readonly string[] Known = ["/help", "/h", "/status", "/config", "/reset", "/clear", "/quit", "/exit", "/q"];

    /// <summary>What follows from a line.</summary>
    public enum Next
    {
        /// <summary>It is a question.</summary>
        Ask,

        /// <summary>It was obeyed; the next line is wanted.</summary>
        Wait,

        /// <summary>The conversation is over.</summary>
        Quit,
    }

    /// <summary>The first words, on a terminal.</summary>
    public void Greet()
    {
        if (!Console.IsInputRedirected)
        {
            var agents = conversation.Config.Config.Agents;
            Say($"{agents.Count} agent{(agents.Count == 1 ? "" : "s")}: {string.Join(", ", agents.Select(agent => SafeText.Line(agent.Id)))}. /help lists what you can type.");
            if (conversation.Turns > 0)
            {
                Say($"Continuing {conversation.SessionId} after {conversation.Turns} turn{(conversation.Turns == 1 ? "" : "s")}.");
            }
        }
    }

    /// <summary>Obeys a line, if it is no question.</summary>
    public Next Obey(string line)
    {
        var word = line.Trim().ToLowerInvariant();
        switch (Bare.Contains(word) ? "/" + word : word)
        {
            case "":
                return Next.Wait;
            case "/quit" or "/exit" or "/q":
                return Next.Quit;
            case "/help" or "/h":
                Say(Help);
                return Next.Wait;
            case "/reset" or "/clear":
                conversation.Reset();
                Say("The next question begins a new session.");
                return Next.Wait;
            case "/status":
                SayStatus();
                return Next.Wait;
            case "/config":
                SayConfig();
                return Next.Wait;
            case ['/', ..] unknown when !unknown.Contains(' ', StringComparison.Ordinal):
                Say($"There is no {SafeText.Line(unknown)}. {Diagnostics.NearestWord.Suggestion(unknown, Known) ?? "/help lists what there is."}");
                return Next.Wait;
            default:
                return Next.Ask;
        }
    }

    private void SayStatus()
    {
        Say(conversation.SessionId is { } id ? $"Session {id}, {conversation.Turns} turn{(conversation.Turns == 1 ? "" : "s")} so far." : "No session yet: it begins with the first answer.");
        if (conversation.Latest is { Finished: { } finished, Folder: { } folder })
        {
            Say($"Latest run: {StatusProjection.WordOf(finished.Outcome)}, {Path.GetRelativePath(".", folder.Path)}");
        }
    }

    private void SayConfig()
    {
        Say(conversation.Config.Path is { } path ? $"Configuration: {path}" : "Configuration: from the command line.");
        foreach (var agent in conversation.Config.Config.Agents)
        {
            Say(SafeText.Line($"  {agent.Id}: {agent.Backend.Type}{(agent.Backend.Model is { } model ? $", {model}" : "")}"));
        }
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
