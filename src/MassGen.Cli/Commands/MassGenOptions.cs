using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MassGen.Cli.Commands;

/// <summary>Every word of the command line. Names and meanings are the Python project's, unless the description says otherwise.</summary>
internal static class MassGenOptions
{
    public static readonly Argument<string?> Question = new("question")
    {
        Description = "The question. Without one, questions are asked for, one after another.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static readonly Option<string?> Config = Text("--config", "FILE", "The configuration: a path, a name in ~/.config/massgen/agents, or @examples/NAME.");
    public static readonly Option<bool> Select = Switch("--select", "Choose the configuration from a list.");
    public static readonly Option<string?> Backend = Text("--backend", "NAME", "One agent without a configuration: its backend.");
    public static readonly Option<string?> Model = Text("--model", "NAME", "One agent without a configuration: its model.");
    public static readonly Option<string?> SystemMessage = Text("--system-message", "TEXT", "One agent without a configuration: its instructions.");
    public static readonly Option<string?> BaseUrl = Text("--base-url", "URL", "One agent without a configuration: the address of its provider.");

    public static readonly Option<string?> ModelsFrom = Text(
        "--models-from", "FILE", "Take every model's answers from this script instead of asking the models; needs no key. MASSGEN_MODELS_FROM does the same.");

    public static readonly Option<bool> NoDisplay = Switch("--no-display", "One line an event instead of the live display.");
    public static readonly Option<bool> Automation = Switch("--automation", "For programs: a few labelled lines on standard output.");
    public static readonly Option<bool> Debug = Switch("--debug", "Every event of the log on standard error, one JSON object a line.");
    public static readonly Option<bool> NoLogs = Switch("--no-logs", "Accepted, without effect, as in the Python project.");

    public static readonly Option<string?> SessionId = Text("--session-id", "ID", "Continue this session.");
    public static readonly Option<bool> Continue = Switch("--continue", "Continue the session used last.");
    public static readonly Option<bool> ListSessions = Switch("--list-sessions", "List the ten most recent sessions of this directory.");
    public static readonly Option<bool> All = Switch("--all", "With --list-sessions: all of them, with every turn.");

    public static readonly Option<int?> OrchestratorTimeout = new("--orchestrator-timeout")
    {
        HelpName = "SECONDS",
        Description = "How long the whole run may take, in place of the configuration's limit.",
        CustomParser = Seconds,
    };

    public static readonly Option<bool> SkipValidation = Switch("--skip-validation", "Show no warnings about the configuration. Errors still end the run: there is nothing to run then.");
    public static readonly Option<bool> StrictValidation = Switch("--strict-validation", "Warnings about the configuration end the run too.");
    public static readonly Option<bool> RateLimit = Switch("--rate-limit", "Has no effect: calls always keep to the limits that are known of a model.");

    public static readonly Option<bool> Init = Switch("--init", "Make a configuration by answering a few questions.");
    public static readonly Option<bool> Setup = Switch("--setup", "Store API keys in ~/.massgen/.env.");
    public static readonly Option<bool> ListExamples = Switch("--list-examples", "List the configurations that come with the program.");
    public static readonly Option<string?> Example = Text("--example", "NAME", "Print a configuration that comes with the program.");

    public static readonly Option<string[]> Validate = new("--validate")
    {
        HelpName = "FILE",
        Description = "Check these configurations, files or folders, and run nothing.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<bool> Strict = Switch("--strict", "With --validate: warnings count as errors.");
    public static readonly Option<bool> Json = Switch("--json", "With --validate or --show-schema: write JSON.");
    public static readonly Option<bool> ShowSchema = Switch("--show-schema", "Print every key of a configuration.");
    public static readonly Option<string?> SchemaBackend = Text("--schema-backend", "NAME", "With --show-schema: only the keys for this backend.");
    public static readonly Option<bool> WithExamples = Switch("--with-examples", "With --show-schema: an example for each backend.");

    public static readonly Option<string?> Events = Text("--events", "FILE", "Write the event log to this file too, one JSON object a line.");
    public static readonly Option<string?> Resume = Text("--resume", "DIR", "Continue a run that was cut off: its folder, or 'last'.");
    public static readonly Option<string?> RunFolder = Text("--run-folder", "DIR", "Keep the run here instead of in a new folder under .massgen/runs.");

    public static readonly Option<string?> Record = Text("--record", "FILE|DIR", "Make a film of agents' desktops: a moving PNG file, or a folder with it, its sheet and its pictures.");

    public static readonly Option<string> Sandbox = new("--sandbox")
    {
        HelpName = "NAME",
        Description = "Where agents' commands run: auto, docker, podman, bubblewrap or namespaces.",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option[] Own =
    [
        Config, Select, Backend, Model, SystemMessage, BaseUrl, ModelsFrom, NoDisplay, Automation, Debug, NoLogs, SessionId, Continue, ListSessions, All,
        OrchestratorTimeout, SkipValidation, StrictValidation, RateLimit, Init, Setup, ListExamples, Example, Validate, Strict, Json, ShowSchema, SchemaBackend, WithExamples, Events, RunFolder, Resume, Record, Sandbox,
    ];

    /// <summary>The names of all options.</summary>
    public static IEnumerable<string> Names => [.. Own.Select(option => option.Name), "--help", "--version"];

    /// <summary>The command.</summary>
    public static RootCommand Command()
    {
        var root = new RootCommand("Puts a question to several agents, lets them vote, and prints the winner's answer.") { Question };
        Own.ToList().ForEach(root.Add);
        root.Validators.Add(Contradictions);
        return root;
    }

    private static void Contradictions(CommandResult command)
    {
        var given = Own.Where(option => command.GetResult(option) is { Implicit: false }).ToList();
        Forbid(command, given.Where(option => option == Config || option == Select || option == Backend), "name different configurations");
        Forbid(command, given.Where(option => option == Config || option == Select || option == Model), "name different configurations");
        Forbid(command, given.Where(option => option == SessionId || option == Continue), "name different sessions");
        ForbidNothing(command, given);
        string[] sandboxes = ["auto", "docker", "podman", "bubblewrap", "namespaces"];
        if (command.GetResult(Sandbox)?.Tokens is [{ Value: var sandbox }] && !sandboxes.Contains(sandbox))
        {
            command.AddError($"--sandbox takes one of {string.Join(", ", sandboxes)}; '{sandbox}' is none of them.");
        }
    }

    // A script's variable that is not set arrives as an empty word. To go on without it would ask real models where a script was meant,
    // or nothing at all with the exit code of success.
    private static void ForbidNothing(CommandResult command, List<Option> given)
    {
        var empty = given.Where(option => option != SystemMessage && option != Sandbox && option != OrchestratorTimeout
            && command.GetResult(option)!.Tokens.Any(token => token.Value.Length == 0));
        foreach (var option in empty)
        {
            command.AddError($"{option.Name} takes a {option.HelpName}, and what it is given is empty.");
        }

        if (command.GetResult(Question) is { Tokens.Count: > 0 } && string.IsNullOrWhiteSpace(command.GetValue(Question)))
        {
            command.AddError("The question is empty. Without a question, questions are asked for, one after another.");
        }
    }

    private static int? Seconds(ArgumentResult argument)
    {
        var most = (int)MassGen.Runs.RunPlan.LongestTimeout.TotalSeconds;
        var word = argument.Tokens[0].Value;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= 1 && seconds <= most)
        {
            return seconds;
        }

        argument.AddError($"--orchestrator-timeout takes a whole number of seconds from 1 to {most}; '{word}' is none.");
        return null;
    }

    private static void Forbid(CommandResult command, IEnumerable<Option> together, string why)
    {
        var names = together.Select(option => option.Name).ToList();
        if (names.Count > 1)
        {
            command.AddError($"{string.Join(" and ", names)} {why}; give one of them.");
        }
    }

    private static Option<string?> Text(string name, string value, string meaning) => new(name) { HelpName = value, Description = meaning };

    private static Option<bool> Switch(string name, string meaning) => new(name) { Description = meaning };
}
