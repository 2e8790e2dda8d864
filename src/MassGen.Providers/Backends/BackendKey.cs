namespace MassGen.Providers;

/// <summary>Finds the key of an endpoint: in the configuration, in the variables of its backend, or in those of the host behind its address.</summary>
internal static class BackendKey
{
    // The Python project looks for these words in 'base_url'; Nebius' own host is one that it misses.
    private static readonly (string Host, string[] Variables)[] ByHost =
    [
        ("cerebras.ai", ["CEREBRAS_API_KEY"]),
        ("together.xyz", ["TOGETHER_API_KEY"]),
        ("fireworks.ai", ["FIREWORKS_API_KEY"]),
        ("groq.com", ["GROQ_API_KEY"]),
        ("nebius.com", ["NEBIUS_API_KEY"]),
        ("nebius.ai", ["NEBIUS_API_KEY"]),
        ("openrouter.ai", ["OPENROUTER_API_KEY"]),
        ("z.ai", ["ZAI_API_KEY"]),
        ("bigmodel.cn", ["ZAI_API_KEY"]),
        ("moonshot.ai", ["MOONSHOT_API_KEY", "KIMI_API_KEY"]),
        ("moonshot.cn", ["MOONSHOT_API_KEY", "KIMI_API_KEY"]),
        ("poe.com", ["POE_API_KEY"]),
        ("aliyuncs.com", ["QWEN_API_KEY"]),
        ("x.ai", ["XAI_API_KEY"]),
    ];

    /// <summary>The key, or null when there is none.</summary>
    public static string? Of(ModelEndpoint endpoint, Backend backend, Uri? address, Func<string, string?> environment)
    {
        var given = endpoint.ApiKey is { } written ? [written] : Variables(backend, address).Select(environment);
        return given.FirstOrDefault(key => !string.IsNullOrWhiteSpace(key))?.Trim() ?? (endpoint.ApiKey is null ? backend.AnyKey : null);
    }

    /// <summary>The variables that are looked at.</summary>
    public static IReadOnlyList<string> Variables(Backend backend, Uri? address)
    {
        var host = backend.Name == "chatcompletion" ? address?.Host : null;
        return host is not null && ByHost.FirstOrDefault(one => host == one.Host || host.EndsWith("." + one.Host, StringComparison.OrdinalIgnoreCase)) is { Variables: { } named }
            ? named
            : [backend.KeyVariable, .. backend.OtherKeyVariables];
    }
}
