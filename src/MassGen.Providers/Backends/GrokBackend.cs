namespace MassGen.Providers;

/// <summary>xAI's Grok models through <c>api.x.ai</c>.</summary>
public static class GrokBackend
{
    /// <summary>The header by which xAI finds an agent's prompt cache.</summary>
    public const string ConversationHeader = "x-grok-conv-id";

    /// <summary>Name, address and key of the backend.</summary>
    public static Backend Instance { get; } = new("grok", new Uri("https://api.x.ai/v1"), "XAI_API_KEY", "https://console.x.ai");
}
