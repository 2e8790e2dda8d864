using System.Text.Json;
using MassGen.Events;
using MassGen.Sandbox.Commands;
using Microsoft.Extensions.AI;
using Xunit;

namespace MassGen.Sandbox.Tests.Tools;

/// <summary>Shells that go on in the background, in the same place as an agent's other commands.</summary>
[Collection(OneAtATime.Name)]
public sealed class BackgroundShellTests(SandboxProviders providers)
{
    private const string Server = "while :; do echo hello; sleep 0.1; done";
    private readonly List<RunEvent> _events = [];

    public static TheoryData<string> Names => SandboxProviders.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task It_goes_on_while_other_commands_come_and_go(string name)
    {
        await using var sandbox = NewSandbox(name);
        var started = await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "echo up; while :; do date +%N > next; mv next beat; sleep 0.05; done" });
        Assert.Equal(("shell_00000001", "running", "/workspace"), (Text(started, "shell_id"), Text(started, "status"), Text(started, "work_dir")));
        Assert.True(started.GetProperty("pid").GetInt32() > 0);
        var beats = new HashSet<string?>();
        for (var round = 0; round < 3; round++)
            beats.Add(Text(await RunAsync(sandbox, "until [ -e beat ] && ! cmp -s beat seen; do sleep 0.05; done; cp beat seen; cat seen"), "stdout"));
        Assert.Equal(3, beats.Count);
        Assert.Equal(("up\n", "running"), await OutputAsync(sandbox, 1));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_it_starts_later_is_not_taken_for_a_commands_leftover(string name)
    {
        await using var sandbox = NewSandbox(name);
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "until [ -e go ]; do sleep 0.05; done; sleep 600 & (sleep 601; :) & wait" });
        await RunAsync(sandbox, "touch go; sleep 0.5");
        var seen = await RunAsync(sandbox, "true");
        Assert.True(seen.GetProperty("success").GetBoolean());
        Assert.Equal("running", Text(await AskAsync(sandbox, "get_background_shell_status", Shell(1)), "status"));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_server_in_it_is_reached_by_commands(string name)
    {
        await using var sandbox = NewSandbox(name);
        Skip.If(Text(await RunAsync(sandbox, "command -v python3"), "stdout") == "", "There is no Python in this sandbox.");
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "echo page > index.html; exec python3 -m http.server 8123" });
        var got = await RunAsync(sandbox, "for n in 1 2 3 4 5 6 7 8 9; do python3 -c 'import urllib.request as u; print(u.urlopen(\"http://127.0.0.1:8123/index.html\").read().decode())' 2>/dev/null && break; sleep 0.3; done");
        Assert.StartsWith("page", Text(got, "stdout"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Killing_it_ends_everything_it_started_also_what_left_it(string name)
    {
        await using var sandbox = NewSandbox(name);
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = $"setsid sh -c '{Server}' & nohup sleep 700 & {Server}" });
        var killed = await AskAsync(sandbox, "kill_background_shell", Shell(1));
        Assert.Equal(("shell_00000001", "killed", "SIGTERM"), (Text(killed, "shell_id"), Text(killed, "status"), Text(killed, "signal")));
        var left = await RunAsync(sandbox, "for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; echo; done | grep -c -e '[s]leep 700' -e '[e]cho hello'");
        Assert.Equal("0\n", Text(left, "stdout"));
        var again = await AskAsync(sandbox, "kill_background_shell", Shell(1));
        Assert.Equal("It had already ended.", Text(again, "message"));
        Assert.Equal(["SandboxCreated", "ShellStarted", "ShellEnded"], _events.Select(told => told.GetType().Name).Where(word => !word.StartsWith("Command", StringComparison.Ordinal)));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task One_that_ends_by_itself_tells_how(string name)
    {
        await using var sandbox = NewSandbox(name);
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "echo out; echo err >&2; exit 3" });
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "pwd; sleep 0.2 &", ["work_dir"] = "/workspace" });
        await RunAsync(sandbox, "sleep 1");
        var output = await AskAsync(sandbox, "get_background_shell_output", Shell(1));
        Assert.Equal(("out\n", "err\n", "failed", 3), (Text(output, "stdout"), Text(output, "stderr"), Text(output, "status"), output.GetProperty("exit_code").GetInt32()));
        var list = await AskAsync(sandbox, "list_background_shells", []);
        Assert.Equal(2, list.GetProperty("count").GetInt32());
        Assert.Equal(["failed", "stopped"], list.GetProperty("shells").EnumerateArray().Select(shell => Text(shell, "status")));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_timeout_of_a_command_leaves_it_alone(string name)
    {
        await using var sandbox = NewSandbox(name);
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = Server });
        var slow = await AskAsync(sandbox, "execute_command", new() { ["command"] = "sleep 30 & sleep 31", ["timeout"] = 1 });
        Assert.Equal("timed-out", Text(slow, "ended"));
        Assert.Equal("running", (await OutputAsync(sandbox, 1)).Status);
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_cannot_be_started_is_told(string name)
    {
        await using var sandbox = NewSandbox(name);
        Assert.Contains("There is no folder '/workspace/none'", Text(await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "ls", ["work_dir"] = "/workspace/none" }), "error"), StringComparison.Ordinal);
        Assert.Contains("There is no shell 'shell_00000007'. None was started.", Text(await AskAsync(sandbox, "get_background_shell_status", Shell(7)), "error"), StringComparison.Ordinal);
        for (var number = 0; number < BackgroundShells.Most; number++)
            await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "sleep 100" });
        Assert.Contains("10 background shells are running", Text(await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "ls" }), "error"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_lost_sandbox_takes_it_along_and_says_so()
    {
        await using var sandbox = NewSandbox("docker");
        await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "sleep 100" });
        await RunAsync(sandbox, "kill -9 -1; sleep 30");
        Assert.Equal("killed", Text(await AskAsync(sandbox, "get_background_shell_status", Shell(1)), "status"));
        Assert.Contains(_events, told => told is ShellEnded { Status: "killed" });
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A_filter_refuses_and_secrets_are_not_shown(string name)
    {
        var provider = providers.Get(name);
        var secrets = new Dictionary<string, string> { ["DEMO_TOKEN"] = "very-secret-value" };
        await using var sandbox = new AgentSandbox(
            "agent1", token => provider.CreateAsync(SandboxPolicy.Default with { Secrets = secrets }, token), _events.Add, null, secrets)
        {
            Filter = new CommandFilter([], ["rm"]),
        };
        Assert.Equal("-very-secret-value", "-" + Text(await RunAsync(sandbox, "printf $DEMO_TOKEN | rev | rev"), "stdout")!.Replace("[DEMO_TOKEN]", "very-secret-value", StringComparison.Ordinal));
        Assert.Equal("[DEMO_TOKEN]\n", Text(await RunAsync(sandbox, "echo $DEMO_TOKEN"), "stdout"));
        var refused = await RunAsync(sandbox, "ls; rm -rf x");
        Assert.Equal((-1, "refused"), (refused.GetProperty("exit_code").GetInt32(), Text(refused, "ended")));
        Assert.Contains("'rm -rf x' is among the commands that are blocked here", Text(refused, "stderr"), StringComparison.Ordinal);
        Assert.Contains("blocked", Text(await AskAsync(sandbox, "start_background_shell", new() { ["command"] = "rm x" }), "error"), StringComparison.Ordinal);
        Assert.DoesNotContain(_events, told => JsonSerializer.Serialize(told, told.GetType()).Contains("very-secret-value", StringComparison.Ordinal));
    }

    [Fact]
    public void The_kept_output_is_the_end_of_it()
    {
        var output = new BackgroundOutput(new string('a', 32));
        output.Append(OutputStream.Stdout, new byte[200_000]);
        output.Append(OutputStream.Stdout, "the end"u8);
        Assert.EndsWith("the end", output.Stdout.Capture().Text, StringComparison.Ordinal);
        Assert.True(output.Stdout.Capture().Text.Length < 70_000);
    }

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static AIFunctionArguments Shell(int number) => new() { ["shell_id"] = $"shell_{number:00000000}" };

    private static Task<JsonElement> RunAsync(AgentSandbox sandbox, string command) => AskAsync(sandbox, "execute_command", new() { ["command"] = command });

    private static async Task<(string? Stdout, string? Status)> OutputAsync(AgentSandbox sandbox, int number)
    {
        var output = await AskAsync(sandbox, "get_background_shell_output", Shell(number));
        return (Text(output, "stdout"), Text(output, "status"));
    }

    private static async Task<JsonElement> AskAsync(AgentSandbox sandbox, string tool, AIFunctionArguments arguments) =>
        (JsonElement)(await ShellTools.Of(sandbox).Single(offered => offered.Name == tool).InvokeAsync(arguments))!;

    private AgentSandbox NewSandbox(string name)
    {
        var provider = providers.Get(name);
        return new("agent1", token => provider.CreateAsync(SandboxPolicy.Default, token), _events.Add);
    }
}
