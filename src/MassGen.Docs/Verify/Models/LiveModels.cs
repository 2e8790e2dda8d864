namespace MassGen.Docs.Verify.Models;

/// <summary>The models themselves, over the network.</summary>
internal sealed class LiveModels : ExampleModels
{
    public override string Fixture => "none";

    protected override HttpMessageHandler Edge { get; } = new SocketsHttpHandler { UseCookies = false };

    public override IReadOnlyList<string> Faults(bool approve) => [];
}
