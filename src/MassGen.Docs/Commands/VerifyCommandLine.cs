using System.CommandLine;
using MassGen.Cli.Commands;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Reports;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary>The words of <c>verify-examples</c>.</summary>
internal sealed class VerifyCommandLine
{
    private readonly Argument<string[]> _words = new("what")
    {
        Description = "Examples (one-agent), pages (guides/validating.md) and snippets (guides/validating.md#first); everything when none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "replay: from fixtures, no key needed. live: ask the models. record: ask them and write a cassette. Examples only, but for replay.",
        DefaultValueFactory = _ => "replay",
    };

    private readonly Option<string> _sandbox = new("--sandbox")
    {
        Description = "Where commands run. auto takes the first that works: docker, bubblewrap, namespaces.",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "How many examples and sessions of snippets run at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = WholeNumber.Between("--jobs", 1, 64),
    };

    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Run also what earlier evidence covers." };

    private readonly Option<bool> _bless = new("--bless")
    {
        Description = "Write down what happened as approved (exchanges.json, outputs in pages, copies of files) instead of comparing with it.",
    };

    private readonly Option<string?> _since = new("--since") { Description = "Only what changes since this revision can affect." };

    private readonly Option<string?> _shard = new("--shard") { Description = "Only one part of several, for example 2/8." };

    private readonly Option<string[]> _reports = ReportOption();

    public VerifyCommandLine(Command command)
    {
        _mode.AcceptOnlyFromAmong("replay", "live", "record");
        _sandbox.AcceptOnlyFromAmong("auto", "docker", "podman", "bubblewrap", "namespaces");
        _shard.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Shard.Parse(text) is null)
            {
                result.AddError($"--shard takes PART/PARTS, for example 2/8, not '{text}'.");
            }
        });
        command.Add(_words);
        foreach (var option in new Option[] { _mode, _sandbox, _jobs, _noCache, _bless, _since, _shard, _reports })
        {
            command.Add(option);
        }

        RefuseUnknownOptions(_words, command);
    }

    /// <summary>The option that asks for reports; several may be named.</summary>
    public static Option<string[]> ReportOption()
    {
        var reports = new Option<string[]>("--report")
        {
            Description = "Write a report: json=PATH, junit=PATH, sarif=PATH or markdown=PATH.",
            Arity = ArgumentArity.OneOrMore,
        };
        reports.Validators.Add(result =>
        {
            foreach (var fault in (result.GetValueOrDefault<string[]>() ?? []).Select(text => ReportTarget.Parse(text).Fault).OfType<string>())
            {
                result.AddError(fault);
            }
        });
        return reports;
    }

    /// <summary>The reports somebody asked for.</summary>
    public static IReadOnlyList<ReportTarget> ReportsOf(string[]? words) => [.. (words ?? []).Select(text => ReportTarget.Parse(text).Target!)];

    /// <summary>Anything may be an id to the parser; a misspelt option must not silently become one.</summary>
    public static void RefuseUnknownOptions(Argument words, Command command) => words.Validators.Add(result =>
    {
        foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-')))
        {
            var known = command.Options.Select(option => option.Name);
            result.AddError($"There is no option '{word}'. {NearestWord.Suggestion(word, known)}".TrimEnd());
        }
    });

    /// <summary>What a command line asks for.</summary>
    public VerifyRequest Of(ParseResult parsed)
    {
        var mode = Enum.Parse<VerificationMode>(parsed.GetValue(_mode)!, ignoreCase: true);
        return new VerifyRequest
        {
            Scope = new ScopeRequest
            {
                Words = [.. (parsed.GetValue(_words) ?? []).Distinct()],
                Since = parsed.GetValue(_since),
                Shard = parsed.GetValue(_shard) is { } shard ? Shard.Parse(shard) : null,
                Mode = mode,
            },
            Options = new VerifyOptions
            {
                Mode = mode,
                Sandbox = parsed.GetValue(_sandbox)!,
                Jobs = parsed.GetValue(_jobs),
                UseCache = !parsed.GetValue(_noCache),
                Approve = parsed.GetValue(_bless),
            },
            Reports = ReportsOf(parsed.GetValue(_reports)),
        };
    }
}

/// <summary>A verification somebody asks for.</summary>
internal sealed record VerifyRequest
{
    /// <summary>What is verified.</summary>
    public required ScopeRequest Scope { get; init; }

    /// <summary>How.</summary>
    public required VerifyOptions Options { get; init; }

    /// <summary>The reports to write.</summary>
    public IReadOnlyList<ReportTarget> Reports { get; init; } = [];

    /// <summary>Whether what each unit printed is shown as well.</summary>
    public bool Full { get; init; }
}
