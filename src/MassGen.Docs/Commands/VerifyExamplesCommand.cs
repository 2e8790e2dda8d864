using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary><c>verify-examples</c>: runs examples through the orchestrator and writes evidence.</summary>
internal static class VerifyExamplesCommand
{
    private static readonly Argument<string[]> Ids = new("id")
    {
        Description = "The examples to verify; all of them when none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Mode = new("--mode")
    {
        Description = "replay: from fixtures, no key needed. live: ask the models. record: ask them and write a cassette.",
        DefaultValueFactory = _ => "replay",
    };

    private static readonly Option<string> Sandbox = new("--sandbox")
    {
        Description = "Where agents' commands run. auto takes the first that works: docker, namespaces.",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "How many examples run at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Run also what earlier evidence covers." };

    private static readonly Option<bool> Bless = new("--bless")
    {
        Description = "Write down what happened as approved (exchanges.json) instead of comparing with it.",
    };

    private static readonly Option<string[]> Reports = new("--report")
    {
        Description = "Write a report, for example json=report.json.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        Mode.AcceptOnlyFromAmong("replay", "live", "record");
        Sandbox.AcceptOnlyFromAmong("auto", "docker", "podman", "bubblewrap", "namespaces");
        Jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
            {
                result.AddError("--jobs must be between 1 and 64.");
            }
        });
        Reports.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.FirstOrDefault(report => !report.StartsWith("json=", StringComparison.Ordinal) || report.Length == 5) is { } wrong)
            {
                result.AddError($"--report takes json=PATH, not '{wrong}'.");
            }
        });
        var command = new Command("verify-examples", "Runs examples through the real orchestrator and writes the evidence that pages show.")
        {
            Ids, Mode, Sandbox, Jobs, NoCache, Bless, Reports,
        };
        RefuseUnknownOptions(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(Ids) ?? [],
            new VerifyOptions
            {
                Mode = Enum.Parse<VerificationMode>(parsed.GetValue(Mode)!, ignoreCase: true),
                Sandbox = parsed.GetValue(Sandbox)!,
                Jobs = parsed.GetValue(Jobs),
                UseCache = !parsed.GetValue(NoCache),
                Approve = parsed.GetValue(Bless),
            },
            [.. (parsed.GetValue(Reports) ?? []).Select(report => report["json=".Length..])],
            cancellationToken));
        return command;
    }

    // Anything may be an id to the parser; a misspelt option must not silently become one.
    private static void RefuseUnknownOptions(Command command) => Ids.Validators.Add(result =>
    {
        foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-')))
        {
            var known = command.Options.Select(option => option.Name);
            result.AddError($"There is no option '{word}'. {NearestWord.Suggestion(word, known)}".TrimEnd());
        }
    });

    private static async Task<int> RunAsync(
        IReadOnlyList<string> wanted, VerifyOptions options, IReadOnlyList<string> reports, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Find();
        var ids = Choose(ExampleLoader.Discover(workspace.Root), wanted);
        if (ids.Count == 0)
        {
            await Console.Error.WriteLineAsync("There is nothing to verify: no folder under examples/ holds an example.yaml.");
            return ExitCodes.Failure;
        }

        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, ids);
        try
        {
            var results = await ExamplesVerification.RunAsync(
                workspace.Root, ids, options, workspace.Evidence, progress, TimeProvider.System, cancellationToken);
            progress.Dispose();
            var report = VerificationReport.Of(results);
            reports.ToList().ForEach(report.Write);
            ResultOutput.Write(Console.Out, results);
            return ExitCodeOf(results);
        }
        catch (SandboxMissingException missing)
        {
            progress.Dispose();
            await Console.Error.WriteLineAsync(missing.Message);
            return ExitCodes.EngineMissing;
        }
    }

    private static IReadOnlyList<string> Choose(IReadOnlyList<string> present, IReadOnlyList<string> wanted)
    {
        var unknown = wanted.FirstOrDefault(id => !present.Contains(id));
        return unknown is null
            ? wanted.Count == 0 ? present : [.. wanted.Distinct()]
            : throw new InvalidInputException(new Diagnostic(
                "MG5006", Severity.Error, $"There is no example '{unknown}'.",
                Suggestion: NearestWord.Suggestion(unknown, present) ?? $"Examples: {string.Join(", ", present)}."));
    }

    private static int ExitCodeOf(IReadOnlyList<VerificationResult> results)
    {
        if (results.Any(result => result.IsUnreadable))
        {
            return ExitCodes.Usage;
        }

        // A verification in which nothing ran proves nothing.
        return results.All(result => result.Status != VerificationStatus.Failed) && results.Any(result => result.Status == VerificationStatus.Passed)
            ? ExitCodes.Success
            : ExitCodes.Failure;
    }
}
