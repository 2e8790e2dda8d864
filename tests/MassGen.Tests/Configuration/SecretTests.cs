using MassGen.Configuration;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class SecretTests
{
    private const string Canary = "my-canary-0451";

    private static IReadOnlyList<Diagnostic> Faults(string text, string path = "c.yaml") => ConfigLoader.Load(new SourceText(path, text)).Diagnostics;

    [Theory]
    [InlineData("agent: {id: a, backend: {type: grok, api_key: [my-canary-0451], oops: 1}}")]
    [InlineData("agent: {id: a, backend: {type: grook, api_key: my-canary-0451}}")]
    [InlineData("agent: {id: a, oops: 1, backend: {type: grok, mcp_servers: [{name: s, command: npx, env: {PATH: my-canary-0451}}]}}")]
    [InlineData("agent: {id: a, backend: {type: grok, mcp_servers: [{name: s, command: npx, env: {A: [my-canary-0451]}}]}}")]
    [InlineData("agent: {id: a, backend: {type: grok, mcp_servers: {s: {env: {A: '$(my-canary-0451)'}, command: npx}}}}")]
    [InlineData("agent: {id: a, backend: {type: grok, mcp_servers: [{name: s, type: streamable-http, url: 'http://a.org', headers: {A: [my-canary-0451]}}]}}")]
    [InlineData("agent: {id: a, backend: {type: grok, mcp_servers: [{name: s, command: npx, env: my-canary-0451}]}}")]
    [InlineData("agent: {id: a, backend: {type: grok, my_token: my-canary-0451}}")]
    [InlineData("memory: {persistent_memory: {llm: {provider: 1, api_key: my-canary-0451}}}")]
    [InlineData("agent:\n  id: a\n  backend:\n    type: grok\n    api_key: 'my-canary-0451\n")]
    [InlineData("agent:\n  id: a\n  backend:\n    type: grok\n    api_key: *my-canary-0451\n")]
    [InlineData("agent:\n  id: a\n  backend:\n    type: grok\n    api_key: !my-canary-0451 x\n")]
    [InlineData("agent:\n  id: a\n  backend:\n    api_key: x\n    api_key: my-canary-0451\n")]
    [InlineData("agent:\n  backend:\n    mcp_servers:\n      - name: s\n        env:\n          MY_NAME: my-canary-0451: x\n")]
    [InlineData("agent:\n  backend:\n    mcp_servers:\n      - name: s\n        env:\n          - my-canary-0451\n          - [\n")]
    [InlineData("agent: {id: a, backend: {type: grok, api_key my-canary-0451, mcp_servers: [{name: s, command: npx, env: {A my-canary-0451}}]}}")]
    [InlineData("agent: {id: a, backend: {type: grok, mcp_servers: [\n  {name: s, headers:{Accept:my-canary-0451}}]}}")]
    [InlineData("key: &k my-canary-0451\nagent: {id: a, backend: {type: grok, api_key: *k, typ: x}, oops: 1}\n\t- x")]
    public void No_message_shows_a_secret(string text)
    {
        var faults = Faults(text);

        Assert.NotEmpty(faults);
        Assert.DoesNotContain(Canary, string.Join('\n', faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_one_about_JSON() =>
        Assert.DoesNotContain(Canary, string.Join('\n', Faults("{\"agent\": {\"backend\": {\"api_key\": \"my-canary-0451\" \"x\"}}}", "c.json")), StringComparison.Ordinal);

    [Fact]
    public void What_looks_like_a_services_key_is_shown_nowhere() =>
        Assert.DoesNotContain("canary", string.Join('\n', Faults("agent: {id: sk-canary-0451, backend: {type: sk-canary-0451, modle: xai-canary1}}\nui: {display_type: ghp_canary0451}")), StringComparison.Ordinal);

    [Fact]
    public void A_line_is_shown_up_to_its_secret() =>
        Assert.Contains("\n  | agent: {id: a, backend: {type: grook, api_key: ***\n", Faults("agent: {id: a, backend: {type: grook, api_key: my-canary-0451}}")[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_secret_is_shown() =>
        Assert.Contains("  | agent: {id: a, backend: {type: grok, max_tokens: 0}}\n", Faults("agent: {id: a, backend: {type: grok, max_tokens: 0}}")[0].ToString(), StringComparison.Ordinal);
}
