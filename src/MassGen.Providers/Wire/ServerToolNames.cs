namespace MassGen.Providers.Wire;

/// <summary>What tools that a provider runs on its own servers are called in configurations.</summary>
internal static class ServerToolNames
{
    public const string WebSearch = "web_search";

    public const string XSearch = "x_search";

    public const string CodeExecution = "code_execution";
}
