using MassGen.Diagnostics;
using MassGen.Providers;
using MassGen.Providers.Scripted;

namespace MassGen.Cli.Runs;

/// <summary>Models whose answers somebody wrote down: a provider on the loopback address in place of every agent's own.</summary>
internal sealed class ScriptedModels : IAsyncDisposable
{
    /// <summary>The variable that names a script where no option does.</summary>
    public const string Variable = "MASSGEN_MODELS_FROM";

    private readonly ScriptedProvider _provider;

    private ScriptedModels(ScriptedProvider provider) => _provider = provider;

    /// <summary>Starts the provider, and says on <paramref name="say"/> that no model is asked.</summary>
    /// <param name="option">The file that an option names, or null.</param>
    /// <param name="say">Told that answers are scripted.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The models, or null when neither option nor variable names a script.</returns>
    /// <exception cref="InvalidInputException">The script cannot be used.</exception>
    public static async Task<ScriptedModels?> StartAsync(string? option, Action<string> say, CancellationToken cancellationToken)
    {
        var named = option ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(named))
        {
            return null;
        }

        var script = ModelScript.Load(Read(named, option is null ? Variable : "--models-from"));
        say($"Scripted answers from {named}: no model is asked.");
        return new ScriptedModels(await ScriptedProvider.StartAsync(script, cancellationToken));
    }

    /// <summary>The scripted provider in place of an agent's own.</summary>
    public ModelEndpoint InPlaceOf(ModelEndpoint endpoint) => endpoint with { ApiKey = ScriptedProvider.AnyKey, BaseUrl = _provider.BaseUrlFor(endpoint.Agent!) };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private static SourceText Read(string path, string asked)
    {
        try
        {
            return new SourceText(path, File.ReadAllText(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG1097", Severity.Error, $"The script of the models that {asked} names cannot be read: {unreadable.Message}",
                Suggestion: "Name a file with the answers of each agent's model, for example model.yaml."));
        }
    }
}
