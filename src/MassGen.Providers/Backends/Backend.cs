namespace MassGen.Providers;

/// <summary>A kind of provider: where it is, how it is asked, and where its key comes from.</summary>
/// <param name="Name">Its name in configurations.</param>
/// <param name="DefaultBaseUrl">Its address, or null when the configuration must give one.</param>
/// <param name="KeyVariable">The environment variable that holds its key.</param>
/// <param name="KeyPage">Where a person gets a key.</param>
public sealed record Backend(string Name, Uri? DefaultBaseUrl, string KeyVariable, string KeyPage)
{
    /// <summary>Every backend of this library.</summary>
    public static IReadOnlyList<Backend> All => BackendTable.All;

    /// <summary>The model that is asked for when none is named, or null when one must be named.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>The form in which it is asked.</summary>
    public WireForm Form { get; init; }

    /// <summary>Further variables that may hold the key, looked at in this order.</summary>
    public IReadOnlyList<string> OtherKeyVariables { get; init; } = [];

    /// <summary>The variable that may hold its address, or null.</summary>
    public string? AddressVariable { get; init; }

    /// <summary>What is sent when there is no key, because a server on this machine wants any; null where a key is needed.</summary>
    public string? AnyKey { get; init; }

    /// <summary>The tools it can run on its own servers.</summary>
    public IReadOnlyList<string> ServerTools { get; init; } = [];

    /// <summary>The backend of a name, or null.</summary>
    public static Backend? Find(string name) => All.FirstOrDefault(backend => backend.Name == name);

    /// <summary>The fault that no key was given.</summary>
    public ProviderFault KeyMissing() => KeyMissing([KeyVariable, .. OtherKeyVariables]);

    internal ProviderFault KeyMissing(IReadOnlyList<string> variables) => new(
        ProviderCodes.KeyMissing, null,
        variables.Count == 1
            ? $"The backend '{Name}' needs an API key, and the environment variable {variables[0]} is not set."
            : $"The backend '{Name}' needs an API key, and none of the environment variables {string.Join(", ", variables)} is set.",
        false,
        $"Get a key at {KeyPage} and set it: export {variables[0]}=….");
}

/// <summary>The forms in which providers are asked.</summary>
public enum WireForm
{
    /// <summary>OpenAI's chat completions, which most providers and local servers speak.</summary>
    ChatCompletions,

    /// <summary>The Responses API of OpenAI and xAI.</summary>
    Responses,

    /// <summary>Anthropic's Messages.</summary>
    Messages,

    /// <summary>Google's own <c>:generateContent</c>.</summary>
    GenerateContent,
}
