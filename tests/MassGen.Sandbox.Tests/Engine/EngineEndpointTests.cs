using MassGen.Sandbox.Engine;
using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Engine;

public sealed class EngineEndpointTests
{
    [Fact]
    public void Places_are_tried_in_the_documented_order()
    {
        var places = EngineEndpoint.Candidates(name => name == "XDG_RUNTIME_DIR" ? "/run/user/7" : null);
        Assert.Equal(
            ["/var/run/docker.sock", "/run/user/7/docker.sock", "/run/user/7/podman/podman.sock", "/run/podman/podman.sock"],
            places.Select(place => place.SocketPath));
    }

    [Fact]
    public void DOCKER_HOST_is_the_only_place_when_it_is_set()
    {
        var place = Assert.Single(EngineEndpoint.Candidates(name => name == "DOCKER_HOST" ? "unix:///tmp/other.sock" : "/run/user/7"));
        Assert.Equal(("/tmp/other.sock", "DOCKER_HOST"), (place.SocketPath, place.Source));
    }

    [Theory, InlineData("ssh://host"), InlineData("tcp://host:x"), InlineData("tcp://"), InlineData("unix://"), InlineData("nonsense")]
    public async Task Other_hosts_are_refused_with_a_way_out(string host)
    {
        var selection = await SandboxSelection.SelectAsync(
            SandboxChoice.Docker, name => name == "DOCKER_HOST" ? host : null, TimeProvider.System, default);
        Assert.Null(selection.Provider);
        Assert.Contains("unix:///", Assert.Single(selection.Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_tells_each_place_and_why_it_failed()
    {
        using var folder = new TempFolder();
        var stale = Path.Combine(folder.Path, "stale.sock");
        using (var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0))
            socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(stale));
        File.Exists(stale);
        EngineEndpoint[] places = [new(Path.Combine(folder.Path, "missing.sock"), "first"), new(stale, "second")];
        var search = await EngineDiscovery.FindAsync(EngineKind.Docker, places, TimeProvider.System, default);
        Assert.Null(search.Connection);
        Assert.Contains("missing.sock (first): there is no such socket", search.Failures[0], StringComparison.Ordinal);
        Assert.Contains("stale.sock (second): ", search.Failures[1], StringComparison.Ordinal);
    }
}
