using System.Diagnostics;
using System.Text;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;
using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Engine;

/// <summary>Engines, proxies and restarts give odd answers; each must become a sentence, never a hang.</summary>
public sealed class OddEngineTests
{
    private const string Exec = "POST /v1.41/exec/e1/start";
    private const string Upgraded = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

    [Theory]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 24\r\n\r\n<html>Bad Gateway</html>", "web page")]
    [InlineData("HTTP/1.1 400 Bad\r\nContent-Length: 18\r\n\r\nclient is too old\n", "client is too old")]
    [InlineData("HTTP/1.1 409 Conflict\r\nContent-Length: 24\r\n\r\n{\"message\":\"name taken\"}", "name taken")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "no reason")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"broken\"", "not the JSON")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"Id\":\"c1\",\"Warnings\"", "connection failed")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"Id\"\r\n", "connection failed")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"Id\":5}", "not the JSON")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"Id\":null}", "not the JSON")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "not the JSON")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n[\"\"]", "not the JSON")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull", "the answer was null")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n", "no reason")]
    [InlineData("SSH-2.0-OpenSSH\r\n", "connection failed")]
    [InlineData("", "connection failed")]
    public async Task A_bad_answer_becomes_the_engines_words(string answer, string words)
    {
        await using var engine = new FakeEngine();
        engine.Answer("POST /v1.41/containers/create", answer);
        await using var provider = await engine.OpenAsync();
        var failure = await Assert.ThrowsAsync<EngineException>(() => provider.CreateAsync(SandboxPolicy.Default, default));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hang_after_the_headers_ends_at_the_limit()
    {
        await using var engine = new FakeEngine();
        engine.Answer("GET /v1.41/info", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{" + FakeEngine.Hold);
        using var connection = engine.Connect(limitSeconds: 0.2);
        var failure = await Assert.ThrowsAsync<EngineException>(() => new SystemApi(connection).InspectAsync(default));
        Assert.Contains("no answer within", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK", "gave no stream")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 24\r\n\r\n<html>Bad Gateway</html>", "web page")]
    [InlineData("HTTP/1.1 101 UPGR", "connection failed")]
    [InlineData("HTTP/1.1 101 UPGRADED\r\n" + FakeEngine.Hold, "no answer within")]
    [InlineData(FakeEngine.Hold, "no answer within")]
    public async Task A_stream_that_is_none_is_told_and_the_container_removed(string answer, string words)
    {
        await using var engine = new FakeEngine();
        engine.Answer("POST /v1.41/containers/c1/attach", answer);
        var time = new ManualTime();
        await using var provider = await engine.OpenAsync(time);
        var creating = provider.CreateAsync(SandboxPolicy.Default, default);
        if (answer.EndsWith(FakeEngine.Hold, StringComparison.Ordinal))
        {
            while (!engine.Requests.Any(request => request.Contains("/attach", StringComparison.Ordinal)))
                await Task.Yield();
            time.Advance(TimeSpan.FromSeconds(30));
        }

        var failure = await Assert.ThrowsAsync<EngineException>(() => creating);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains("attach", failure.Message, StringComparison.Ordinal);
        Assert.Contains(engine.Requests, request => request.StartsWith("DELETE /v1.41/containers/massgen-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nApi-Version: 1.40\r\nContent-Length: 2\r\n\r\nOK", "1.40 of the Engine API, and 1.41 is needed")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK", "no container engine")]
    [InlineData("HTTP/1.1 200 OK\r\nApi-Version: new\r\nContent-Length: 2\r\n\r\nOK", "no container engine")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 24\r\n\r\n<html>Bad Gateway</html>", "web page")]
    [InlineData(FakeEngine.Hold, "no answer within 2 seconds")]
    [InlineData("", "connection failed")]
    public async Task An_engine_that_cannot_be_used_is_told_with_its_place(string answer, string words)
    {
        await using var engine = new FakeEngine();
        engine.Answer("GET /_ping", answer);
        var selection = await SandboxSelection.SelectAsync(
            SandboxChoice.Docker, name => name == "DOCKER_HOST" ? $"unix://{engine.Path}" : null, TimeProvider.System, default);
        var failure = Assert.Throws<SandboxException>(() => selection.Required);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains(engine.Path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(SandboxErrors.NoProvider, failure.Code);
    }

    [Theory]
    [InlineData("{\"stream\":\"Step 1\"}\r\n{\"str", "not the JSON")]
    [InlineData("{\"stream\":5}\r\n", "not the JSON")]
    [InlineData("<html>Bad Gateway</html>", "not the JSON")]
    [InlineData("{\"stream\":\"Step 1\"}\r\n", "ended without an image")]
    public async Task A_build_whose_words_make_no_sense_is_a_failure(string lines, string words)
    {
        await using var engine = new FakeEngine();
        engine.Answer("POST /v1.41/build", FakeEngine.Ok(lines));
        Assert.Contains(words, (await BuildAsync(engine)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_falls_silent_ends_at_the_limit()
    {
        await using var engine = new FakeEngine();
        engine.Answer("POST /v1.41/build", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"stream\":\"Step 1\"}\r\n" + FakeEngine.Hold);
        Assert.Contains("no answer within", (await BuildAsync(engine)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgrade_and_then_nothing_ends_at_the_deadline()
    {
        await using var engine = new FakeEngine();
        engine.Answer(Exec, Upgraded + FakeEngine.Hold);
        await using var provider = await engine.OpenAsync();
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("x") with { Timeout = TimeSpan.FromMilliseconds(50) }, default);
        Assert.Equal((CommandEnd.TimedOut, false), (result.Ended, sandbox.IsUsable));
        Assert.InRange(result.Elapsed, Supervisor.Grace, TimeSpan.FromSeconds(30));
        Assert.Contains(engine.Requests, request => request.StartsWith("POST /v1.41/containers/c1/kill", StringComparison.Ordinal));
    }

    [Theory, InlineData("\u0001\0\0\0\0\0\0\u0005ab"), InlineData("\u0009\0\0\0\0\0\0\u0001a")]
    public async Task A_broken_stream_ends_the_command_and_the_sandbox(string bytes)
    {
        await using var engine = new FakeEngine();
        engine.Answer(Exec, Upgraded + bytes);
        await using var provider = await engine.OpenAsync();
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("x"), default);
        Assert.Contains(result.Ended, new[] { CommandEnd.Killed, CommandEnd.SandboxLost });
        Assert.False(sandbox.IsUsable);
    }

    [Fact]
    public async Task A_command_that_the_engine_never_started_is_told_as_such()
    {
        await using var engine = new FakeEngine();
        engine.Answer(Exec, Upgraded + Encoding.Latin1.GetString(FrameReaderTests.Frame(1, "OCI runtime exec failed: no sh")));
        engine.Answer("GET /v1.41/exec/e1/json", FakeEngine.Ok("""{"Running":false,"ExitCode":126,"Pid":0}"""));
        await using var provider = await engine.OpenAsync();
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("x"), default);
        Assert.Equal(CommandEnd.NotStarted, result.Ended);
        Assert.Contains("OCI runtime exec failed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_cannot_say_why_does_not_look_like_a_cancellation()
    {
        await using var engine = new FakeEngine();
        engine.Answer(Exec, Upgraded);
        engine.Answer("GET /v1.41/exec/e1/json", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{" + FakeEngine.Hold);
        await using var provider = await engine.OpenAsync();
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var result = await sandbox.RunAsync(SandboxCommand.Shell("x"), default);
        Assert.Equal((CommandEnd.Killed, false), (result.Ended, sandbox.IsUsable));
    }

    [Fact]
    public async Task A_container_that_the_engine_removes_itself_is_waited_for_but_not_for_ever()
    {
        await using var engine = new FakeEngine();
        engine.Answer("DELETE /v1.41/containers/", "HTTP/1.1 409 Conflict\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        engine.Answer("POST /v1.41/containers/c1/wait?condition=removed", FakeEngine.Hold);
        var time = new ManualTime();
        await using var provider = await engine.OpenAsync(time);
        var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var disposing = sandbox.DisposeAsync().AsTask();
        while (!engine.Requests.Any(request => request.Contains("/wait?", StringComparison.Ordinal)))
            await Task.Yield();
        Assert.False(disposing.IsCompleted);
        var watch = Stopwatch.StartNew();
        while (!disposing.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(disposing.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_missing_image_is_told_with_the_next_step()
    {
        await using var engine = new FakeEngine();
        engine.Answer("GET /v1.41/images/", "HTTP/1.1 404 Not Found\r\nContent-Length: 29\r\n\r\n{\"message\":\"No such image: x\"}"[..^1]);
        await using var provider = await engine.OpenAsync();
        var failure = await Assert.ThrowsAsync<ImageUnavailableException>(() => provider.CreateAsync(SandboxPolicy.Default, default));
        Assert.Contains("eng/make-base-image", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_inside_a_success_is_a_failure()
    {
        await using var engine = new FakeEngine();
        engine.Answer("POST /v1.41/build", FakeEngine.Ok("{\"stream\":\"Step 1\"}\r\n{\"errorDetail\":{\"code\":7,\"message\":\"returned a non-zero code: 7\"},\"error\":\"x\"}\r\n"));
        Assert.Contains("non-zero code: 7", (await BuildAsync(engine)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_engine_warns_of_is_told_as_not_enforced()
    {
        await using var engine = new FakeEngine();
        await using var provider = await engine.OpenAsync();
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        Assert.Equal(["docker says: no swap"], sandbox.NotEnforced);
        Assert.Equal(Enforcement.Enforced, provider.Capabilities.Memory);
    }

    [Fact]
    public async Task What_an_engine_cannot_limit_is_told_as_not_enforced()
    {
        await using var engine = new FakeEngine();
        engine.Answer("GET /v1.41/info", FakeEngine.Ok("{}"));
        await using var provider = await engine.OpenAsync();
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        Assert.Equal(6, sandbox.NotEnforced.Count);
        Assert.Equal((Enforcement.None, Enforcement.None), (provider.Capabilities.Pids, provider.Capabilities.SystemCalls));
    }

    private static async Task<ImageUnavailableException> BuildAsync(FakeEngine engine)
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM scratch\n");
        engine.Answer("GET /v1.41/images/", "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}");
        using var images = new ContainerImages(engine.Connect(limitSeconds: 0.5));
        var request = new ImageRequest { Name = "massgen/x", Folder = folder.Path };
        return await Assert.ThrowsAsync<ImageUnavailableException>(() => images.EnsureAsync(request, new Progress<string>(), default));
    }
}
