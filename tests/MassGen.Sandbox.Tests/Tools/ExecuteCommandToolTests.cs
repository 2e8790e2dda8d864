using System.Text.Json;
using MassGen.Events;
using Microsoft.Extensions.AI;
using Xunit;

namespace MassGen.Sandbox.Tests.Tools;

[Collection(OneAtATime.Name)]
public sealed class ExecuteCommandToolTests(SandboxProviders providers)
{
    private readonly List<RunEvent> _events = [];

    public static TheoryData<string> Names => SandboxProviders.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_command_is_answered_and_told_as_events(string name)
    {
        await using (var sandbox = NewSandbox(name))
        {
            var answer = await AskAsync(sandbox, new() { ["command"] = "echo hello; exit 3", ["timeout"] = 5 });
            Assert.Equal((false, 3, "hello\n", "exited"), (answer.GetProperty("success").GetBoolean(), answer.GetProperty("exit_code").GetInt32(),
                answer.GetProperty("stdout").GetString(), answer.GetProperty("ended").GetString()));
            Assert.Equal("/workspace", answer.GetProperty("work_dir").GetString());
            Assert.True(answer.GetProperty("execution_time").GetDouble() > 0);
            Assert.False(answer.TryGetProperty("note", out _));
        }

        Assert.Equal(["SandboxCreated", "CommandStarted", "CommandFinished", "SandboxDisposed"], _events.Select(told => told.GetType().Name));
        Assert.All(_events, told => Assert.Equal("agent1", told.Agent));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_timeout_is_told_and_the_next_command_works(string name)
    {
        await using var sandbox = NewSandbox(name);
        var answer = await AskAsync(sandbox, new() { ["command"] = "echo kept > f; sleep 30", ["timeout"] = 1 });
        Assert.Equal(("timed-out", "It was ended after 1 seconds."), (answer.GetProperty("ended").GetString(), answer.GetProperty("note").GetString()));
        var next = await AskAsync(sandbox, new() { ["command"] = "cat f" });
        Assert.Equal("kept\n", next.GetProperty("stdout").GetString());
    }

    [SkippableFact]
    public async Task A_lost_sandbox_is_replaced_and_the_model_is_told()
    {
        await using var sandbox = NewSandbox("docker");
        var answer = await AskAsync(sandbox, new() { ["command"] = "echo x > f; kill -9 -1; sleep 30" });
        Assert.Contains("/workspace is new and empty", answer.GetProperty("note").GetString(), StringComparison.Ordinal);
        var next = await AskAsync(sandbox, new() { ["command"] = "ls" });
        Assert.Equal("", next.GetProperty("stdout").GetString());
        Assert.Equal(
            ["SandboxCreated", "CommandStarted", "CommandFinished", "SandboxLost", "SandboxDisposed", "SandboxCreated", "CommandStarted", "CommandFinished"],
            _events.Select(told => told.GetType().Name));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Files_can_be_checked_after_the_run(string name)
    {
        await using var sandbox = NewSandbox(name);
        await AskAsync(sandbox, new() { ["command"] = "mkdir -p out && echo 42 > out/answer.txt" });
        var file = Assert.Single(await sandbox.CopyOutAsync(["out/answer.txt"], CopyLimits.Default, default));
        Assert.Equal("42\n"u8.ToArray(), file.Content.ToArray());
    }

    [Theory]
    [InlineData("{}", "'command' is missing")]
    [InlineData("""{"command": 5}""", "'command' is missing")]
    [InlineData("""{"command": "ls", "timeout": 0}""", "'timeout' must be")]
    [InlineData("""{"command": "ls", "timeout": 601}""", "'timeout' must be")]
    [InlineData("""{"command": "ls", "timeout": "soon"}""", "'timeout' must be")]
    [InlineData("""{"command": "ls", "timeout": 1.5}""", "'timeout' must be")]
    [InlineData("""{"command": "ls", "work_dir": 3}""", "'work_dir' must be")]
    public async Task Bad_arguments_give_the_model_a_sentence(string json, string reason)
    {
        await using var sandbox = new AgentSandbox("agent1", _ => throw new InvalidOperationException("not needed"), _events.Add);
        var arguments = JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value.Clone());
        var answer = await AskAsync(sandbox, new(arguments));
        Assert.Contains(reason, answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(_events);
    }

    [Fact]
    public async Task No_sandbox_at_all_is_an_answer_too()
    {
        await using var sandbox = new AgentSandbox("agent1", _ => throw new SandboxException(SandboxErrors.NoProvider, "None can be used."), _events.Add);
        var answer = await AskAsync(sandbox, new() { ["command"] = "ls" });
        Assert.Equal("None can be used.", answer.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("plain\n\ttext ü 🎉", "plain\n\ttext ü 🎉")]
    [InlineData("\u001b]52;c;ZXZpbA==\u0007", "\\x1b]52;c;ZXZpbA==\\x07")]
    [InlineData("safe\rEVIL", "safe\\x0dEVIL")]
    [InlineData("\u009b31m\u202etxt", "\\x9b31m\\u202etxt")]
    public void A_terminal_obeys_nothing_that_a_command_printed(string text, string expected) =>
        Assert.Equal(expected, TerminalText.Escape(text));

    private AgentSandbox NewSandbox(string name)
    {
        var provider = providers.Get(name);
        return new("agent1", token => provider.CreateAsync(SandboxPolicy.Default, token), _events.Add);
    }

    private static async Task<JsonElement> AskAsync(AgentSandbox sandbox, AIFunctionArguments arguments) =>
        (JsonElement)(await new ExecuteCommandTool(sandbox).InvokeAsync(arguments))!;
}
