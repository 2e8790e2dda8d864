using MassGen.Providers;

namespace MassGen.Docs.Verify.Models;

/// <summary>The models themselves, over the network.</summary>
internal sealed class LiveModels : ExampleModels
{
    public override string Fixture => "none";

    protected override HttpMessageHandler Edge { get; } = ProviderEdge.Create();

    public override IReadOnlyList<string> Faults(bool approve) => [];
}
