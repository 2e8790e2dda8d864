namespace MassGen.Providers;

/// <summary>A kind of provider that speaks OpenAI's chat completions.</summary>
/// <param name="Name">Its name in configurations.</param>
/// <param name="DefaultBaseUrl">Its address, or null when the configuration must give one.</param>
/// <param name="KeyVariable">The environment variable that holds its key.</param>
/// <param name="KeyPage">Where a person gets a key.</param>
public sealed record Backend(string Name, Uri? DefaultBaseUrl, string KeyVariable, string KeyPage)
{
    /// <summary>Every backend of this library.</summary>
    public static IReadOnlyList<Backend> All { get; } =
    [
        GrokBackend.Instance,
        new("openai", new Uri("https://api.openai.com/v1"), "OPENAI_API_KEY", "https://platform.openai.com/api-keys"),
        new("chatcompletion", null, "OPENAI_API_KEY", "the pages of the service behind 'base_url'"),
    ];

    /// <summary>The backend of a name, or null.</summary>
    public static Backend? Find(string name) => All.FirstOrDefault(backend => backend.Name == name);

    /// <summary>The fault that no key was given.</summary>
    public ProviderFault KeyMissing() => new(
        ProviderCodes.KeyMissing, null, $"The backend '{Name}' needs an API key, and the environment variable {KeyVariable} is not set.", false,
        $"Get a key at {KeyPage} and set it: export {KeyVariable}=….");
}
