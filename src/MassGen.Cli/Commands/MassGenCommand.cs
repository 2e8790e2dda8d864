using System.CommandLine;
using System.Runtime.InteropServices;
using MassGen.Configuration;

namespace MassGen.Cli.Commands;

/// <summary>The <c>massgen</c> command: puts a question to the agents of a configuration, or checks configurations.</summary>
public static class MassGenCommand
{
    private static readonly Argument<string?> Question = new("question") { Description = "The question.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Config = new("--config") { Description = "The configuration to run." };

    private static readonly Option<string[]> Validate = new("--validate")
    {
        Description = "Check these configurations, files or folders, and run nothing.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Strict = new("--strict") { Description = "With --validate: warnings count as errors." };

    private static readonly Option<bool> Json = new("--json") { Description = "With --validate or --show-schema: write JSON." };

    private static readonly Option<bool> ShowSchema = new("--show-schema") { Description = "Print every key of a configuration." };

    private static readonly Option<string?> SchemaBackend = new("--schema-backend") { Description = "With --show-schema: only the keys for this backend type." };

    private static readonly Option<bool> WithExamples = new("--with-examples") { Description = "With --show-schema: an example for each backend type." };

    private static readonly Option<string?> Events = new("--events") { Description = "Write the event log to this file, one JSON object a line." };

    private static readonly Option<string> Sandbox = new("--sandbox")
    {
        Description = "Where agents' commands run: auto, docker, podman, bubblewrap or namespaces.",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Sandbox.AcceptOnlyFromAmong("auto", "docker", "podman", "bubblewrap", "namespaces");
        var root = new RootCommand("Puts a question to several agents, lets them vote, and prints the winner's answer.")
        {
            Question, Config, Validate, Strict, Json, ShowSchema, SchemaBackend, WithExamples, Events, Sandbox,
        };
        root.SetAction(ActAsync);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)) + "\nTry --help.");
            return ExitCodes.Configuration;
        }

        using var interrupted = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, interrupted));
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, interrupted));
        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupted.Token);
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource interrupted)
    {
        signal.Cancel = true;
        interrupted.Cancel();
    }

    private static async Task<int> ActAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Validate) is { Length: > 0 } files)
        {
            return await ValidateCommand.RunAsync(files, parsed.GetValue(Strict), parsed.GetValue(Json), Console.Out, cancellationToken);
        }

        if (parsed.GetValue(ShowSchema))
        {
            return await SchemaCommand.RunAsync(
                parsed.GetValue(Json), parsed.GetValue(SchemaBackend), parsed.GetValue(WithExamples), Console.Out, Console.Error, cancellationToken);
        }

        if (parsed.GetValue(Config) is not { } path || parsed.GetValue(Question) is not { Length: > 0 } question)
        {
            await Console.Error.WriteLineAsync("A question and a configuration are needed: massgen --config agents.yaml \"Your question\"");
            return ExitCodes.Configuration;
        }

        var loaded = ConfigLoader.LoadFile(path);
        foreach (var diagnostic in loaded.Diagnostics)
        {
            await Console.Error.WriteLineAsync(diagnostic.ToString());
        }

        return loaded.Config is null
            ? ExitCodes.Configuration
            : await QuestionRun.RunAsync(loaded.Config, question, parsed.GetValue(Sandbox)!, parsed.GetValue(Events), cancellationToken);
    }
}
