using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class McpRuleTests
{
    private const string Http = "name: s, type: streamable-http, ";

    private static string Config(string servers) => $"agent: {{id: a, backend: {{type: grok, mcp_servers: {servers}}}}}";

    private static string? Message(string servers)
    {
        var faults = RuleTests.Load(Config(servers)).Diagnostics.Where(fault => fault.Code == "MG1016").ToList();
        Assert.True(faults.Count <= 1, "Only the first fault is told.");
        Assert.All(faults, fault => Assert.Equal("agent.backend.mcp_servers", fault.Path));
        return faults.SingleOrDefault()?.Message;
    }

    [Theory]
    [InlineData("[x]", "[{name: s, command: npx}]", "must be a map")]
    [InlineData("{s: x}", "{s: {command: npx}}", "must be a map")]
    [InlineData("[{command: npx}]", "{s: {command: npx}}", "must have a 'name'")]
    [InlineData("[{name: 'a b', command: npx}]", "[{name: a_b-1, command: npx}]", "is no name for a server")]
    [InlineData("[{name: s, command: npx}, {name: s, command: npx}]", "[{name: s, command: npx}, {name: t, command: npx}]", "Two servers are called 's'")]
    [InlineData("[{name: s}]", "[{name: s, args: [x]}]", "must have 'command' or 'args'")]
    [InlineData("[{name: s, type: sse, url: 'https://a.org'}]", "[{name: s, type: streamable-http, url: 'https://a.org'}]", "'sse' was retired; use 'streamable-http'")]
    [InlineData("[{name: s, type: studio, command: npx}]", "[{name: s, type: stdio, command: npx}]", "type that does not exist")]
    [InlineData("[{name: s, command: {}}]", "[{name: s, command: [npx, -y]}]", "must be a string or a list")]
    [InlineData("[{name: s, command: ''}]", "[{name: s, command: npx -y}]", "is empty")]
    [InlineData("[{name: s, command: 'npx; rm'}]", "[{name: s, command: 'npx rm'}]", "none of them")]
    [InlineData("[{name: s, command: 'npx ../x'}]", "[{name: s, command: 'npx ./x'}]", "'../'")]
    [InlineData("[{name: s, command: 'npx \"x'}]", "[{name: s, command: 'npx \"x\"'}]", "not closed")]
    [InlineData("[{name: s, command: docker}]", "[{name: s, command: docker, security: {allowed_executables: [docker]}}]", "not among the programs")]
    [InlineData("[{name: s, command: git}]", "[{name: s, command: git, security: {level: moderate}}]", "not among the programs")]
    [InlineData("[{name: s, command: curl, security: {level: moderate}}]", "[{name: s, command: curl, security: {level: permissive}}]", "not among the programs")]
    [InlineData("[{name: s, command: git, security: {level: high}}]", "[{name: s, command: /usr/bin/NPX.cmd, security: {level: high}}]", "not among the programs")]
    [InlineData("[{name: s, command: npx, args: x}]", "[{name: s, command: npx, args: []}]", "'args' must be a list")]
    [InlineData("[{name: s, command: npx, args: [8080]}]", "[{name: s, command: npx, args: ['8080']}]", "'args[0]' must be a string")]
    [InlineData("[{name: s, command: npx, env: [A]}]", "[{name: s, command: npx, env: {A: b}}]", "'env' must be a map")]
    [InlineData("[{name: s, command: npx, env: {A: 1}}]", "[{name: s, command: npx, env: {A: '1'}}]", "The value of 'A' must be a string")]
    [InlineData("[{name: s, command: npx, env: {Path: x}}]", "[{name: s, command: npx, env: {PATH: x}, security: {level: moderate}}]", "must not set 'Path'")]
    [InlineData("[{name: s, command: npx, env: {PWD: x}, security: {level: moderate}}]", "[{name: s, command: npx, env: {PWD: x}, security: {env: {denied_vars: []}}}]", "must not set 'PWD'")]
    [InlineData("[{name: s, command: npx, env: {B: x}, security: {env: {mode: allowlist, allowed_vars: [A]}}}]", "[{name: s, command: npx, env: {a: x}, security: {env: {mode: allowlist, allowed_vars: [A]}}}]", "must not set 'B'")]
    [InlineData("[{name: s, command: npx, env: {A: '${B}${C}'}}]", "[{name: s, command: npx, env: {A: 'x${B}y'}}]", "more than one '${NAME}'")]
    [InlineData("[{name: s, command: npx, env: {A: 'x|y'}}]", "[{name: s, command: npx, env: {A: 'x-y'}}]", "holds what a shell would run")]
    [InlineData("[{name: s, command: npx, cwd: a/../b}]", "[{name: s, command: npx, cwd: a/b}]", "must not lead upwards")]
    public void A_stdio_server(string wrong, string right, string message)
    {
        Assert.Contains(message, Message(wrong), StringComparison.Ordinal);
        Assert.Null(Message(right));
    }

    [Theory]
    [InlineData("", "url: 'https://a.org/mcp'", "must have a 'url'")]
    [InlineData("url: ftp://a.org", "url: http://a.org", "complete address")]
    [InlineData("url: 'http://localhost:8000'", "url: 'http://localhost:8000', security: {allow_localhost: true}", "this machine's")]
    [InlineData("url: 'http://127.0.0.1'", "url: 'http://127.0.0.1', security: {allow_localhost: true}", "this machine's")]
    [InlineData("url: 'http://[::1]/'", "url: 'http://[::1]/', security: {allow_localhost: true}", "this machine's")]
    [InlineData("url: 'http://192.168.1.2'", "url: 'http://192.168.1.2', security: {allow_private_ips: true}", "private or reserved")]
    [InlineData("url: 'http://169.254.169.254'", "url: 'http://8.8.8.8'", "private or reserved")]
    [InlineData("url: 'http://[::ffff:10.0.0.1]'", "url: 'http://[::ffff:8.8.8.8]'", "private or reserved")]
    [InlineData("url: 'http://10.0.0.1'", "url: 'http://10.0.0.1', security: {allowed_hostnames: ['10.0.0.1']}", "private or reserved")]
    [InlineData("url: 'https://a.org:22'", "url: 'https://a.org:8443'", "Port 22 is not allowed")]
    [InlineData("url: 'https://a.org', headers: [x]", "url: 'https://a.org', headers: {A: b}", "'headers' must be a map")]
    [InlineData("url: 'https://a.org', timeout: 301", "url: 'https://a.org', timeout: 300", "'timeout' must be a number of seconds")]
    [InlineData("url: 'https://a.org', http_read_timeout: 0", "url: 'https://a.org', http_read_timeout: 0.5", "'http_read_timeout' must be a number of seconds")]
    public void A_server_at_an_address(string wrong, string right, string message)
    {
        Assert.Contains(message, Message($"[{{{Http}{wrong}}}]"), StringComparison.Ordinal);
        Assert.Null(Message($"[{{{Http}{right}}}]"));
    }

    [Fact]
    public void A_level_that_does_not_exist_is_told_and_counts_as_strict() =>
        Assert.Contains("?MG1027 agent.backend.mcp_servers[0].security.level", RuleTests.Faults(Config("[{name: s, command: npx, security: {level: high}}]")));
}
