using MassGen.Diagnostics;
using MassGen.Providers;
using MassGen.Providers.Recording;
using MassGen.Providers.Scripted;

namespace MassGen.Docs.Verify.Models;

/// <summary>What a live model once answered, replayed; every request must be the recorded one.</summary>
internal sealed class RecordedModels : ExampleModels
{
    private readonly Cassette _cassette;
    private readonly SourceText _source;
    private readonly ReplayingHandler _replay;

    private RecordedModels(SourceText source, Cassette cassette)
    {
        (_source, _cassette) = (source, cassette);
        _replay = new ReplayingHandler(cassette);
    }

    public override string Fixture => _cassette.Header.Provenance;

    public override DateTimeOffset? RecordedAt => _cassette.Header.RecordedAt;

    protected override HttpMessageHandler Edge => _replay;

    /// <exception cref="InvalidInputException">The file is not a cassette.</exception>
    public static RecordedModels Open(SourceText source) => new(source, Cassette.Load(source));

    public override IReadOnlyList<string> Faults(bool approve) =>
    [
        .. _replay.Faults.Select(fault => (fault with { Position = fault.Position ?? new SourcePosition(_source, 1, 1) }).ToString()),
        .. _replay.Unused().Select(unused =>
            $"{_source.Path}: call {unused.Call} of '{unused.Conversation}' was recorded, but the run never asked for it. Record again."),
    ];

    protected override ModelEndpoint Address(ModelEndpoint endpoint) => endpoint with { ApiKey = ScriptedProvider.AnyKey };
}
