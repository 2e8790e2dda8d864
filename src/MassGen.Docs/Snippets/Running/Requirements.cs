using MassGen.Docs.Verify;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>What this machine lacks for a snippet, each thing looked for once.</summary>
internal sealed class Requirements(SnippetSandboxes sandboxes, TimeProvider time) : IDisposable
{
    private const string Toml = "tomllib";

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, string?> _missing = [];

    /// <summary>Why a snippet is not run; null when it is.</summary>
    public async Task<string?> WhyNotAsync(Snippet snippet, CancellationToken cancellationToken)
    {
        if (snippet.Task is SkipTask skip)
        {
            return skip.Reason;
        }

        // Agents' commands run where all of this verification's do, whatever else the machine has.
        if (snippet.Task is ConfigurationTask { Question: not null } && sandboxes.Choice != "auto" && snippet.Requires.Except([sandboxes.Choice]).FirstOrDefault(IsProvider) is { } other)
        {
            return $"requires {other}: commands run in {sandboxes.Choice} here";
        }

        foreach (var word in snippet.Requires.Concat(ProgramsFor(snippet.Task)))
        {
            if (await MissingAsync(word, cancellationToken) is { } reason)
            {
                return $"requires {word}: {reason}";
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private static string[] ProgramsFor(SnippetTask task) => task switch
    {
        PythonTask => ["python"],
        TomlTask => ["python", Toml],
        _ => [],
    };

    private static bool IsProvider(string word) => Enum.TryParse<SandboxChoice>(word, ignoreCase: true, out var choice) && choice != SandboxChoice.Auto;

    private async Task<string?> MissingAsync(string word, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _missing.TryGetValue(word, out var known) ? known : _missing[word] = await LookAsync(word, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<string?> LookAsync(string word, CancellationToken cancellationToken) => word switch
    {
        "docker" => await ProviderAsync(SandboxChoice.Docker, cancellationToken),
        "podman" => await ProviderAsync(SandboxChoice.Podman, cancellationToken),
        "bubblewrap" => await ProviderAsync(SandboxChoice.Bubblewrap, cancellationToken),
        "namespaces" => await ProviderAsync(SandboxChoice.Namespaces, cancellationToken),
        "network" => "snippets run without a network",
        "dotnet" => await ProgramAsync("dotnet", cancellationToken),
        "python" => await ProgramAsync("python3", cancellationToken),
        Toml => await TryAsync(TomlRun.Look, "the sandbox's Python is older than 3.11, the first that reads TOML", cancellationToken),
        _ => await ProgramAsync(word, cancellationToken),
    };

    private async Task<string?> ProviderAsync(SandboxChoice choice, CancellationToken cancellationToken)
    {
        var selection = await SandboxSelection.SelectAsync(choice, time, cancellationToken);
        if (selection.Provider is { } provider)
        {
            await provider.DisposeAsync();
            return null;
        }

        return string.Join(' ', selection.Rejected);
    }

    private Task<string?> ProgramAsync(string name, CancellationToken cancellationToken) =>
        TryAsync($"command -v -- '{name.Replace("'", "", StringComparison.Ordinal)}'", $"there is no program '{name}' in the sandbox", cancellationToken);

    private async Task<string?> TryAsync(string script, string reason, CancellationToken cancellationToken)
    {
        try
        {
            var session = await sandboxes.TakeAsync(cancellationToken);
            try
            {
                var found = await session.RunAsync(script, isStrict: false, isApart: false, ProcessPhase.Limit, cancellationToken);
                return found.ExitCode == 0 ? null : reason;
            }
            finally
            {
                sandboxes.Return(session);
            }
        }
        catch (SandboxMissingException missing)
        {
            return missing.Message.Split('\n')[0];
        }
    }
}
