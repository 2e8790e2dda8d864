using MassGen.Configuration.Schema;

namespace MassGen.Configuration.Reading;

/// <summary>The tools that a backend's provider shall run on its own servers, however they were switched on.</summary>
internal static class ServerToolWords
{
    private const string WebSearch = "web_search";
    private const string CodeExecution = "code_execution";

    /// <summary>The tools that exist for a type.</summary>
    public static IReadOnlyList<string> Of(string type) => type switch
    {
        "grok" => [WebSearch, "x_search", CodeExecution],
        "openai" or "claude" => [WebSearch, CodeExecution],
        _ => [],
    };

    /// <summary>The tools switched on; what the type does not have is left out, and told elsewhere.</summary>
    public static IReadOnlyList<string> Read(ConfigMap backend)
    {
        var known = Of(backend.Read(BackendKeys.Type) ?? "");
        return [.. Switched(backend).Concat((backend.Read(ProviderToolKeys.ServerTools) ?? []).Select(one => one.Text)).Distinct().Where(known.Contains)];
    }

    private static IEnumerable<string> Switched(ConfigMap backend)
    {
        var type = backend.Read(BackendKeys.Type);
        if (backend.Read(ProviderToolKeys.WebSearch) == true)
        {
            yield return WebSearch;
        }

        if ((type == "openai" && backend.Read(ProviderToolKeys.CodeInterpreter) == true)
            || (type == "claude" && backend.Read(ProviderToolKeys.CodeExecution) == true))
        {
            yield return CodeExecution;
        }
    }
}
