using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Providers;
using MassGen.Providers.Scripted;

namespace MassGen.Docs.Verify.Models;

/// <summary>Words written by hand, sent by a provider on this machine; every request and reply of an example must be the approved one.</summary>
internal sealed class ScriptedModels(Example? example, ScriptedProvider provider) : ExampleModels
{
    private const string Approved = "exchanges.json";

    public override string Fixture => "scripted";

    protected override HttpMessageHandler Edge { get; } = new SocketsHttpHandler { UseProxy = false, UseCookies = false };

    public static async Task<ScriptedModels> StartAsync(Example? example, SourceText script, CancellationToken cancellationToken) =>
        new(example, await ScriptedProvider.StartAsync(ModelScript.Load(script), cancellationToken));

    public override IReadOnlyList<string> Faults(bool approve)
    {
        // Steps that were never asked for are no news when the run broke off at an earlier one.
        var faults = provider.Faults.Count > 0 ? provider.Faults : provider.Unused();
        if (faults.Count > 0)
        {
            return [.. faults.Select(fault => fault.ToString())];
        }

        return example is null ? [] : Compare(example, approve);
    }

    private string[] Compare(Example example, bool approve)
    {
        var path = Path.Combine(example.Folder, Approved);
        var actual = ApprovedExchanges.Render(provider.Exchanges);
        if (approve)
        {
            File.WriteAllText(path, actual);
            return [];
        }

        return Differences(example, path, actual);
    }

    protected override ModelEndpoint Address(ModelEndpoint endpoint) =>
        endpoint with { ApiKey = ScriptedProvider.AnyKey, BaseUrl = provider.BaseUrlFor(endpoint.Agent!) };

    protected override ValueTask DisposeSourceAsync() => provider.DisposeAsync();

    private static string[] Differences(Example example, string path, string actual)
    {
        var shown = Path.Combine(Path.GetDirectoryName(example.Source.Path)!, Approved);
        if (!File.Exists(path))
        {
            return [new Diagnostic(
                "MG5005", Severity.Error, $"{shown} is missing: nobody has approved what this example's models are asked and reply.",
                Suggestion: $"Run 'verify-examples {example.Id} --bless', read the file it writes, and commit it.").ToString()];
        }

        return ApprovedExchanges.Compare(new SourceText(shown, File.ReadAllText(path)), actual) is { } difference
            ? [(difference with { Suggestion = $"If this change is meant, run 'verify-examples {example.Id} --bless' and commit the file." }).ToString()]
            : [];
    }
}
