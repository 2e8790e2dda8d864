using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of a server of <c>mcp_servers</c>.</summary>
public static class McpKeys
{
    /// <summary>Its name.</summary>
    public static readonly ConfigKey<string?> Name = Key.Text("name", "The server's name, in a list: letters, digits, `_` and `-`, at most 100. In a map, the key is the name.");

    /// <summary>How it is reached.</summary>
    public static readonly ConfigKey<string?> Type = Key.Text("type", "How it is reached: `stdio` or `streamable-http`.") with { Default = "stdio" };

    /// <summary>The program.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Command =
        Key.TextOrTexts("command", "The program, for stdio; a single text is split as a shell would.");

    /// <summary>Its arguments.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Arguments =
        Key.Texts("args", "Its arguments; `${NAME}` is taken from the environment when the server is started.") with { Default = "[]" };

    /// <summary>Its environment.</summary>
    public static readonly ConfigKey<YamlMap?> Environment =
        Key.TextMap("env", "Its environment; `${NAME}` is taken from the environment when the server is started.") with { IsSecret = true };

    /// <summary>Its directory.</summary>
    public static readonly ConfigKey<string?> WorkingDirectory = Key.Text("cwd", "The program's directory.");

    /// <summary>Its address.</summary>
    public static readonly ConfigKey<string?> Url = Key.Text("url", "The address, for streamable-http.");

    /// <summary>Headers.</summary>
    public static readonly ConfigKey<YamlMap?> Headers =
        Key.TextMap("headers", "Headers of every request; `${NAME}` is taken from the environment.") with { IsSecret = true };

    /// <summary>How long a call may take.</summary>
    public static readonly ConfigKey<decimal?> Timeout =
        Key.Number("timeout", "How long one call may take, in seconds.", 0.001m, 300) with { Default = "300" };

    /// <summary>How long a response may take.</summary>
    public static readonly ConfigKey<decimal?> ReadTimeout =
        Key.Number("http_read_timeout", "How long the server may be silent, in seconds.", 0.001m, 300) with { Default = "300", Effect = KeyEffect.NotYet };

    /// <summary>The only tools.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedTools =
        Key.Texts("allowed_tools", "The only tools of this server that are offered; it replaces the list of the backend.");

    /// <summary>Tools left out.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> ExcludeTools =
        Key.Texts("exclude_tools", "Tools of this server that are not offered, besides those of the backend.") with { Default = "[]" };

    /// <summary>What it may do.</summary>
    public static readonly ConfigKey<YamlMap?> Security = Key.Map("security", "What the server may be.", McpSecurityKeys.Section);

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.mcp_servers[]", "The MCP server",
    [
        Name, Type, Command, Arguments, Environment, WorkingDirectory, Url, Headers, Timeout, ReadTimeout, AllowedTools, ExcludeTools, Security,
    ]);
}

/// <summary>The keys of a server's <c>security</c>.</summary>
public static class McpSecurityKeys
{
    /// <summary>How careful.</summary>
    public static readonly ConfigKey<string?> Level =
        Key.Text("level", "Which programs may be servers: `strict`, `moderate` (also git) or `permissive` (also curl and wget).") with { Default = "strict" };

    /// <summary>Localhost.</summary>
    public static readonly ConfigKey<bool?> AllowLocalhost = Key.Switch("allow_localhost", "Whether the address may be this machine.") with { Default = "false" };

    /// <summary>Private networks.</summary>
    public static readonly ConfigKey<bool?> AllowPrivateIps = Key.Switch("allow_private_ips", "Whether the address may be in a private network.") with { Default = "false" };

    /// <summary>Host names.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedHostnames = Key.Texts("allowed_hostnames", "Hosts that are allowed without a look at their address.");

    /// <summary>Programs.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedExecutables = Key.Texts("allowed_executables", "The only programs that may be servers, instead of the level's.");

    /// <summary>Environment.</summary>
    public static readonly ConfigKey<YamlMap?> Environment = Key.Map("env", "Which names the environment may set.", McpEnvironmentKeys.Section);

    /// <summary>The levels.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["strict", "moderate", "permissive"];

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.mcp_servers[].security", "The section 'security'",
    [
        Level, AllowLocalhost, AllowPrivateIps, AllowedHostnames, AllowedExecutables,
        Key.Switch("resolve_dns", "Whether the host's name is looked up and its addresses checked.") with { Default = "false", Effect = KeyEffect.NotYet },
        Environment,
    ]);
}

/// <summary>The keys of a server's <c>security.env</c>.</summary>
public static class McpEnvironmentKeys
{
    /// <summary>How careful.</summary>
    public static readonly ConfigKey<string?> Level = Key.Text("level", "By default the server's level.");

    /// <summary>Which list counts.</summary>
    public static readonly ConfigKey<string?> Mode = Key.Text("mode", "`denylist` or `allowlist`.") with { Default = "denylist" };

    /// <summary>Names allowed.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedNames = Key.Texts("allowed_vars", "The only names, with `allowlist`.");

    /// <summary>Names denied.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> DeniedNames = Key.Texts("denied_vars", "Names refused, with `denylist`, instead of the level's.");

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } =
        new("agents[].backend.mcp_servers[].security.env", "The section 'env'", [Level, Mode, AllowedNames, DeniedNames]);
}
