using System.Text.Json.Nodes;

namespace MassGen.Providers.Tests.Wire;

/// <summary>Where each backend is asked, with which key, in which form.</summary>
public sealed class BackendTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private static ModelEndpoint Endpoint(string backend, string model = "m") =>
        Fixtures.Endpoint(new Uri("http://unused"), model: model) with { Backend = backend };

    [Theory]
    [InlineData("grok", "/v1", "/v1/chat/completions", "Authorization", "Bearer test-key")]
    [InlineData("openai", "/v1/", "/v1/responses", "Authorization", "Bearer test-key")]
    [InlineData("claude", "/", "/v1/messages", "x-api-key", "test-key")]
    [InlineData("claude", "/v1", "/v1/messages", "anthropic-version", "2023-06-01")]
    [InlineData("gemini", "/v1beta/openai/", "/v1beta/openai/chat/completions", "Authorization", "Bearer test-key")]
    [InlineData("azure_openai", "/", "/openai/deployments/m/chat/completions?api-version=2024-10-21", "api-key", "test-key")]
    [InlineData("azure_openai", "/openai", "/openai/deployments/m/chat/completions?api-version=2024-10-21", "api-key", "test-key")]
    [InlineData("azure_openai", "/openai/v1", "/openai/v1/chat/completions", "api-key", "test-key")]
    [InlineData("azure_openai", "/models", "/models/chat/completions?api-version=2024-10-21", "api-key", "test-key")]
    [InlineData("zai", "/api/paas/v4/", "/api/paas/v4/chat/completions", "Authorization", "Bearer test-key")]
    [InlineData("vllm", "/v1", "/v1/chat/completions", "Authorization", "Bearer test-key")]
    public async Task A_backend_is_asked_at_its_path_with_its_key(string backend, string baseUrl, string path, string header, string value)
    {
        var asked = await Asked.Of(_edge, Endpoint(backend), baseUrl);
        Assert.Equal((path, value), (asked.Path, asked.Headers[header]));
        Assert.Equal(("m", true), ((string?)asked.Body["model"], (bool?)asked.Body["stream"]));
    }

    [Fact]
    public async Task Azure_takes_the_version_that_is_given() => Assert.EndsWith(
        "?api-version=2025-04-01-preview", (await Asked.Of(_edge, Endpoint("azure_openai") with { ApiVersion = "2025-04-01-preview" }, "/")).Path, StringComparison.Ordinal);

    [Theory]
    [InlineData("openai", null, "OPENAI_API_KEY")]
    [InlineData("claude", null, "ANTHROPIC_API_KEY")]
    [InlineData("gemini", null, "GOOGLE_API_KEY,GEMINI_API_KEY")]
    [InlineData("moonshot", null, "MOONSHOT_API_KEY,KIMI_API_KEY")]
    [InlineData("azure_openai", "https://x.openai.azure.com", "AZURE_OPENAI_API_KEY")]
    [InlineData("poe", "https://api.poe.com/v1", "POE_API_KEY")]
    [InlineData("chatcompletion", null, "OPENAI_API_KEY")]
    [InlineData("chatcompletion", "https://api.studio.nebius.ai/v1", "NEBIUS_API_KEY")]
    [InlineData("chatcompletion", "https://api.moonshot.cn/v1", "MOONSHOT_API_KEY,KIMI_API_KEY")]
    [InlineData("chatcompletion", "https://open.bigmodel.cn/api", "ZAI_API_KEY")]
    [InlineData("chatcompletion", "https://notz.ai/v1", "OPENAI_API_KEY")]
    public void The_key_is_looked_for_by_type_and_by_address(string backend, string? address, string expected)
    {
        var looked = new List<string>();
        var fault = ChatClientFactory.Check(
            Endpoint(backend) with { ApiKey = null, BaseUrl = address is null ? null : new Uri(address) },
            name =>
            {
                if (name.EndsWith("_KEY", StringComparison.Ordinal))
                {
                    looked.Add(name);
                }

                return null;
            });
        Assert.Equal(("MG4001", expected), (fault!.Code, string.Join(',', looked)));
        Assert.All(looked, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lmstudio", "Bearer lm-studio")]
    [InlineData("vllm", "Bearer EMPTY")]
    [InlineData("sglang", "Bearer EMPTY")]
    public async Task A_server_of_ones_own_needs_no_key(string backend, string sent)
    {
        var endpoint = Endpoint(backend) with { ApiKey = null };
        Assert.Null(ChatClientFactory.Check(endpoint with { BaseUrl = null }, _ => null));
        var asked = await Asked.Of(_edge, endpoint, pipeline: Fixtures.Once with { Environment = _ => null });
        Assert.Equal(sent, asked.Headers["Authorization"]);
    }

    [Fact]
    public void Azures_address_may_come_from_the_environment() => Assert.Null(ChatClientFactory.Check(
        Endpoint("azure_openai") with { BaseUrl = null }, name => name == "AZURE_OPENAI_ENDPOINT" ? "https://x.openai.azure.com" : null));

    [Fact]
    public void Every_backend_has_a_name_an_address_or_a_wish_for_one()
    {
        Assert.Equal(19, Backend.All.Select(backend => backend.Name).Distinct().Count());
        Assert.Equal(["azure_openai", "poe"], Backend.All.Where(backend => backend.DefaultBaseUrl is null).Select(backend => backend.Name));
    }

    [Fact]
    public void Live_search_is_refused_before_it_is_sent()
    {
        var parameters = new ChatParameters { Extra = new Dictionary<string, JsonNode?> { ["search_parameters"] = new JsonObject() } };
        var fault = ChatClientFactory.Check(Endpoint("grok") with { Parameters = parameters });
        Assert.Equal("MG4009", fault!.Code);
        Assert.Contains("enable_web_search", fault.Advice, StringComparison.Ordinal);
        Assert.Null(ChatClientFactory.Check(Endpoint("openrouter") with { Parameters = parameters }));
    }

    [Fact]
    public void A_tool_that_a_backend_does_not_run_is_refused() =>
        Assert.Contains("x_search", ChatClientFactory.Check(Endpoint("openai") with { ServerTools = ["x_search"] })!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_known_to_be_refused_is_not_sent_and_told()
    {
        var told = new List<RefusedParameter>();
        var endpoint = Endpoint("openai") with { Refused = [new("temperature", "It reasons.")], Parameters = new() { Temperature = 1, TopP = 0.5f } };
        var asked = await Asked.Of(_edge, endpoint, pipeline: Fixtures.Once with { OnRefused = told.Add });
        Assert.Equal((false, true), (asked.Body.ContainsKey("temperature"), asked.Body.ContainsKey("top_p")));
        Assert.Equal(new RefusedParameter("temperature", "It reasons."), Assert.Single(told));
    }
}
