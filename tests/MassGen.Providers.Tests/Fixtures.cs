using MassGen.Diagnostics;
using MassGen.Providers.Scripted;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests;

/// <summary>Short ways to the things every test needs.</summary>
internal static class Fixtures
{
    public static ModelScript Script(string yaml) => ModelScript.Load(new SourceText("model.yaml", yaml.ReplaceLineEndings("\n")));

    public static ModelEndpoint Endpoint(Uri address, ChatParameters? parameters = null, string model = "grok-4-1-fast", string agent = "writer") =>
        new("grok", model, "test-key", address, agent, parameters ?? ChatParameters.None);

    public static async Task<ProviderException> Failure(this IChatClient client, string question = "Hi") =>
        await Assert.ThrowsAsync<ProviderException>(() => client.GetResponseAsync(question));

    /// <summary>A pipeline that asks once.</summary>
    public static ChatPipeline Once { get; } = new() { Retry = new() { Attempts = 1 } };
}
