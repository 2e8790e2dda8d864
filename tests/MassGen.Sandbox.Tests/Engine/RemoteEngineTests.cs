using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;
using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Engine;

/// <summary>Engines that are reached by <c>DOCKER_HOST</c>, and runtimes by name.</summary>
[Collection(OneAtATime.Name)]
public sealed class RemoteEngineTests(SandboxProviders providers)
{
    private const string Docker = "/var/run/docker.sock";
    private static readonly EngineEndpoint Elsewhere = new("", "test") { Host = new("engine.example", 2376, null) };
    private static readonly SystemState State = new("init", true, true, true, null);

    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_sandbox_works_over_tcp_with_and_without_tls(bool encrypts)
    {
        _ = providers.Get("docker");
        await using var gate = new TlsGate(Docker, encrypts);
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, gate.Variable, TimeProvider.System, default);
        await using var provider = selection.Required;
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        var input = new byte[3_000_000];
        var result = await sandbox.RunAsync(new() { Arguments = ["wc", "-c"], StandardInput = input }, default);
        Assert.Equal("3000000\n", result.Stdout.Text);
        await sandbox.CopyInAsync([new("a.bin", input)], default);
        Assert.Equal(input, Assert.Single(await sandbox.CopyOutAsync(["a.bin"], CopyLimits.Default, default)).Content.ToArray());
        Assert.Equal(CommandEnd.OutputLimit, (await sandbox.RunAsync(SandboxCommand.Shell("yes"), default)).Ended);
    }

    [SkippableFact]
    public async Task Words_reach_a_program_and_its_end_of_input_too()
    {
        _ = providers.Get("docker");
        await using var gate = new TlsGate(Docker, encrypts: true);
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, gate.Variable, TimeProvider.System, default);
        await using var provider = selection.Required;
        await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, default);
        await using var cat = await sandbox.StartAsync(new() { Arguments = ["cat"] }, default);
        await cat.Input.WriteAsync("hello"u8.ToArray());
        await cat.Input.DisposeAsync();
        using var reader = new StreamReader(cat.Output);
        Assert.Equal("hello", await reader.ReadToEndAsync());
        Assert.True((await cat.Completion).Succeeded);
    }

    [Fact]
    public async Task A_stranger_is_not_believed()
    {
        await using var gate = new TlsGate(Docker, encrypts: true);
        await using var stranger = new TlsGate(Docker, encrypts: true);
        var why = await WhyNotAsync(name => name == "DOCKER_CERT_PATH" ? stranger.Certificates : gate.Variable(name));
        Assert.Contains($"tcp://127.0.0.1:{gate.Port} (DOCKER_HOST): no handshake over TLS", why, StringComparison.Ordinal);
        Assert.Contains("ca.pem", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_that_are_not_there_are_named()
    {
        var why = await WhyNotAsync(name => name switch { "DOCKER_HOST" => "tcp://127.0.0.1:1", "DOCKER_TLS_VERIFY" => "1", "HOME" => "/nowhere", _ => null });
        Assert.Contains("the certificates in '/nowhere/.docker' cannot be used", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_named() => Assert.Contains(
        "tcp://127.0.0.1:1 (DOCKER_HOST): connection refused",
        await WhyNotAsync(name => name == "DOCKER_HOST" ? "tcp://127.0.0.1:1" : null),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("tcp://host", null, "tcp://host:2375")]
    [InlineData("tcp://host", "1", "tcp://host:2376")]
    [InlineData("tcp://[::1]:99", null, "tcp://::1:99")]
    [InlineData("tcp://10.0.0.7:4243", null, "tcp://10.0.0.7:4243")]
    public void A_host_is_read_as_Dockers_own_client_does(string host, string? verify, string place)
    {
        using var folder = new TempFolder();
        var certificates = verify is null ? null : new EngineCertificates(folder.Path);
        Assert.Equal(place, EngineHost.Parse(host[6..], certificates)?.ToString());
    }

    [Fact]
    public void A_folder_of_this_machine_cannot_be_shown_elsewhere()
    {
        var policy = SandboxPolicy.Default with { ReadOnlyFolders = [new("/usr", "/context")] };
        var refusal = Assert.Throws<SandboxException>(() => EngineFit.Checked(policy, EngineKind.Docker, Elsewhere, State));
        Assert.Equal("MG6031", refusal.Code);
        Assert.Contains("'/usr'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("encrypted", Assert.Single(EngineFit.Missing(Elsewhere)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_runtime_that_the_engine_does_not_have_is_refused_with_those_it_has()
    {
        _ = providers.Get("docker");
        var why = await WhyNotAsync(name => name == "MASSGEN_CONTAINER_RUNTIME" ? "runk" : null);
        Assert.Contains("no runtime 'runk'; did you mean 'runc'?", why, StringComparison.Ordinal);
        var policy = SandboxPolicy.Default with { Runtime = "runsc" };
        Assert.Equal("MG6030", (await Assert.ThrowsAsync<SandboxException>(() => providers.CreateAsync("docker", policy))).Code);
    }

    [SkippableFact]
    public async Task A_runtime_that_the_engine_has_is_used()
    {
        await using var sandbox = await providers.CreateAsync("docker", SandboxPolicy.Default with { Runtime = "runc" });
        Assert.True((await sandbox.RunAsync(new() { Arguments = ["true"] }, default)).Succeeded);
        var request = HardenedContainer.Create(SandboxPolicy.Default with { Runtime = "runsc" }, new Dictionary<string, string>(), hasInit: true, EngineDialect.Docker);
        Assert.Equal("runsc", request.HostConfig.Runtime);
    }

    private static async Task<string> WhyNotAsync(Func<string, string?> variable)
    {
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, variable, TimeProvider.System, default);
        Assert.Null(selection.Provider);
        return Assert.Single(selection.Rejected);
    }
}
