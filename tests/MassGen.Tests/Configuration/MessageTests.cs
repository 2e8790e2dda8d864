using Xunit;

namespace MassGen.Tests.Configuration;

/// <summary>Fragments of messages that the Python project's own tests look for, and that scripts may look for as well.</summary>
public sealed class MessageTests
{
    private static string Words(string text) =>
        string.Join('\n', RuleTests.Load(text).Diagnostics.Select(fault => $"{fault.Message} {fault.Suggestion}"));

    [Theory]
    [InlineData("ui: {}", "must have either 'agents'")]
    [InlineData("agents: []\nagent: {}", "cannot have both 'agents' and 'agent'")]
    [InlineData("agent: {backend: {type: grok}}", "missing required field 'id'")]
    [InlineData("agent: {id: a}", "missing required field 'backend'")]
    [InlineData("agent: {id: a, backend: {}}", "missing required field 'type'")]
    [InlineData("agent: {id: a, backend: {type: chatcompletion}}", "missing required field 'model'")]
    [InlineData("agents: [{id: a, backend: {type: grok}}, {id: a, backend: {type: grok}}]", "Duplicate agent ID")]
    [InlineData("agent: {id: a, backend: {type: openi}}", "Unknown backend type: 'openi'. Did you mean 'openai'?")]
    [InlineData("agent: {id: a, backend: {type: OpenAI}}", "Unknown backend type: 'OpenAI'. Did you mean 'openai'?")]
    [InlineData("agent: {id: a, backend: {type: claude_code, permission_mode: auto}}", "Invalid permission_mode")]
    [InlineData("agent: {id: a, backend: {type: lmstudio, model: m, enable_web_search: true}}", "does not support web_search")]
    [InlineData("agent: {id: a, backend: {type: openai, enable_web_search: 'true'}}", "must be a boolean")]
    [InlineData("ui: {display_type: detailed}", "Invalid display_type: 'detailed'. Use one of: rich_terminal")]
    [InlineData("orchestrator: {voting_sensitivity: medium}", "Invalid voting_sensitivity")]
    [InlineData("orchestrator: {answer_novelty_requirement: high}", "Invalid answer_novelty_requirement")]
    [InlineData("orchestrator: {context_paths: [{path: d, permission: readonly}]}", "Use 'read' or 'write'")]
    [InlineData("orchestrator: {context_paths: [{path: d, permission: readonly}]}", "Invalid permission")]
    [InlineData("orchestrator: {timeout: {orchestrator_timeout_seconds: '1800'}}", "must be a positive number")]
    [InlineData("orchestrator: {timeout: {orchestrator_timeout_seconds: -100}}", "must be a positive number")]
    [InlineData("orchestrator: {coordination: {max_orchestration_restarts: -1}}", "must be a non-negative integer")]
    [InlineData("agent: {id: a, backend: {type: grok, allowed_tools: x}}", "'allowed_tools' must be a list")]
    [InlineData("agent: {id: a, backend: {type: grok, allowed_tools: [123]}}", "must be a string")]
    [InlineData("memory: {persistent_memory: {llm: {provider: 123}}}", "must be a string")]
    [InlineData("agent: {id: a, backend: {type: grok, mcp_servers: x}}", "MCP configuration error")]
    [InlineData("models: []\nnum_agents: 3\nvoting_enabled: true", "V1 config format detected (found: models, num_agents, voting_enabled). Migrate")]
    [InlineData("memory: {persistent_memory: {qdrant: {mode: distributed}}}", "Invalid qdrant mode")]
    [InlineData("memory: {compression: {target_ratio: 1.5}}", "must be between 0 and 1")]
    [InlineData("memory: {retrieval: {limit: -5}}", "must be a positive integer")]
    [InlineData("memory: {persistent_memory: {qdrant: {port: 99999}}}", "must be a valid port number")]
    [InlineData("agent: {id: a, backend: {type: grok, allowed_tools: [], exclude_tools: []}}", "both 'allowed_tools' and 'exclude_tools'")]
    public void Messages_hold_the_words_that_are_looked_for(string text, string words) => Assert.Contains(words, Words(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("agents: [{id: a, system_message: x, backend: {type: grok}}, {id: b, backend: {type: autogen}}]")]
    [InlineData("agent: {id: a.b, backend: {type: openai, model: any-model}}")]
    public void What_is_right_is_left_alone(string text) => Assert.Empty(RuleTests.Load(text).Diagnostics);

    [Fact]
    public void No_message_lets_a_terminal_obey_it()
    {
        var message = RuleTests.Load("\"\\e[31mred\": 1\nagent: {id: a, backend: {type: \"\\e]0;x\\a\\u202e\"}}").Diagnostics.Select(fault => fault.ToString());

        Assert.DoesNotContain(string.Concat(message), letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
    }

    [Fact]
    public void A_word_that_is_too_long_is_shortened() =>
        Assert.True(RuleTests.Load($"agent: {{id: a, backend: {{type: {new string('x', 5000)}}}}}").Diagnostics[0].Message.Length < 200);
}
