using MassGen.Docs.Examples;
using MassGen.Providers;
using MassGen.Providers.Recording;

namespace MassGen.Docs.Verify.Models;

/// <summary>The models themselves, with everything written down as a cassette beside the example.</summary>
internal sealed class RecordingModels(Example example) : ExampleModels
{
    /// <summary>The file a recording is written to.</summary>
    public const string FileName = "recorded.cassette.jsonl";

    public override string Fixture => "none";

    protected override HttpMessageHandler Edge { get; } = new RecordingHandler(
        ProviderEdge.Create(), Path.Combine(example.Folder, FileName), TimeProvider.System, Keys());

    public override IReadOnlyList<string> Faults(bool approve) => [];

    // Some keys look like nothing in particular; every one that a backend may use is known by its variable.
    private static IEnumerable<string?> Keys() => Backend.All
        .SelectMany(backend => backend.OtherKeyVariables.Prepend(backend.KeyVariable)).Distinct().Select(Environment.GetEnvironmentVariable)
        .Where(key => key is { Length: >= 8 });
}
