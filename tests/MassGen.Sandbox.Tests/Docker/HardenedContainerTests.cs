using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;
using Xunit;

namespace MassGen.Sandbox.Tests.Docker;

/// <summary>Each line of the hardening checklist (A.3), on the request as it is sent.</summary>
public sealed class HardenedContainerTests
{
    private static readonly JsonNode Request = Create(SandboxPolicy.Default);
    private static readonly JsonNode Host = Request["HostConfig"]!;

    [Fact]
    public void The_request_is_the_golden_one()
    {
        var copy = Request.DeepClone();
        copy["HostConfig"]!["SecurityOpt"]![1] = "seccomp=(see seccomp.json)";
        var actual = copy.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
        Assert.True(Golden().TrimEnd() == actual, $"If this is right, put it into hardened-container.json:\n{actual}");
    }

    [Fact]
    public void A01_no_network() => Assert.True((bool)Request["NetworkDisabled"]! && Text("NetworkMode") == "none");

    [Fact]
    public void A02_never_root() => Assert.Equal(("10001:10001", 0), ((string)Request["User"]!, Host["GroupAdd"]!.AsArray().Count));

    [Fact]
    public void A03_read_only_with_two_small_places_to_write()
    {
        Assert.True((bool)Host["ReadonlyRootfs"]!);
        Assert.Equal("rw,nosuid,nodev,size=67108864,nr_inodes=8192,mode=1777", (string)Host["Tmpfs"]!["/tmp"]!);
        Assert.StartsWith("rw,nosuid,nodev,exec,size=268435456,nr_inodes=32768,", (string)Host["Tmpfs"]!["/workspace"]!, StringComparison.Ordinal);
        Assert.Equal(2, Host["Tmpfs"]!.AsObject().Count);
    }

    [Fact]
    public void A04_no_capabilities()
    {
        Assert.Equal("ALL", (string)Assert.Single(Host["CapDrop"]!.AsArray())!);
        Assert.Empty(Host["CapAdd"]!.AsArray());
        Assert.False((bool)Host["Privileged"]!);
    }

    [Fact]
    public void A05_no_new_privileges_and_our_own_filter()
    {
        var options = Host["SecurityOpt"]!.AsArray().Select(option => (string)option!).ToList();
        Assert.Equal("no-new-privileges", options[0]);
        Assert.StartsWith("seccomp={", options[1], StringComparison.Ordinal);
        Assert.DoesNotContain(options, option => option.Contains("unconfined", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ptrace"), InlineData("process_vm_readv"), InlineData("process_vm_writev"), InlineData("io_uring_setup")]
    [InlineData("userfaultfd"), InlineData("bpf"), InlineData("perf_event_open"), InlineData("keyctl"), InlineData("add_key")]
    [InlineData("request_key"), InlineData("mount"), InlineData("umount2"), InlineData("pivot_root"), InlineData("move_mount")]
    [InlineData("unshare"), InlineData("setns"), InlineData("kexec_load"), InlineData("init_module"), InlineData("open_by_handle_at")]
    [InlineData("socketcall"), InlineData("fsopen"), InlineData("pidfd_getfd"), InlineData("reboot"), InlineData("chroot")]
    public void A06_dangerous_calls_are_not_on_the_list(string call)
    {
        var profile = JsonNode.Parse(SeccompProfile.Json)!;
        Assert.Equal("SCMP_ACT_ERRNO", (string)profile["defaultAction"]!);
        Assert.DoesNotContain(call, Allowed(profile).SelectMany(Names));
    }

    [Fact]
    public void A06_sockets_and_clones_are_allowed_by_argument_only()
    {
        var rules = Allowed(JsonNode.Parse(SeccompProfile.Json)!).ToList();
        var families = rules.Where(rule => Names(rule).Contains("socket")).Select(rule => (int)rule["args"]![0]!["value"]!);
        Assert.Equal([1, 2, 10], families);
        var clone = Assert.Single(rules, rule => Names(rule).Contains("clone"));
        Assert.Equal(0x7E020000L, (long)clone["args"]![0]!["value"]!);
    }

    [Fact]
    public void A07_memory_without_swap() => Assert.Equal(
        (536870912L, 536870912L, 500), ((long)Host["Memory"]!, (long)Host["MemorySwap"]!, (int)Host["OomScoreAdj"]!));

    [Fact]
    public void A08_processes() => Assert.Equal(256, (int)Host["PidsLimit"]!);

    [Fact]
    public void A09_processors() => Assert.Equal((1_000_000_000L, 256), ((long)Host["NanoCpus"]!, (int)Host["CpuShares"]!));

    [Fact]
    public void A11_limits_of_each_process() => Assert.Equal(
        ["core 0 0", "fsize 268435456 268435456", "memlock 65536 65536", "nofile 1024 4096"],
        Host["Ulimits"]!.AsArray().Select(limit => $"{limit!["Name"]} {limit["Soft"]} {limit["Hard"]}"));

    [Fact]
    public void A12_an_init_where_there_is_one()
    {
        Assert.True((bool)Host["Init"]!);
        Assert.Null(Create(SandboxPolicy.Default, hasInit: false)["HostConfig"]!["Init"]);
    }

    [Fact]
    public void A13_no_sharing_with_the_host()
    {
        Assert.Equal(("private", "private", "", ""), (Text("IpcMode"), Text("CgroupnsMode"), Text("PidMode"), Text("UTSMode")));
        Assert.Equal(16 << 20, (int)Host["ShmSize"]!);
        foreach (var never in new[] { "Devices", "DeviceRequests", "Sysctls", "MaskedPaths", "ReadonlyPaths", "PortBindings", "Mounts", "VolumesFrom" })
            Assert.Null(Host[never]);
    }

    [Fact]
    public void A14_A15_no_log_and_no_second_life()
    {
        Assert.Equal(("none", "no"), ((string)Host["LogConfig"]!["Type"]!, (string)Host["RestartPolicy"]!["Name"]!));
        Assert.True((bool)Host["AutoRemove"]!);
        Assert.Equal(1, (int)Request["StopTimeout"]!);
    }

    [Fact]
    public void A16_the_environment_is_made_from_nothing()
    {
        var policy = SandboxPolicy.Default with { Environment = new Dictionary<string, string> { ["MODE"] = "test" } };
        var names = Create(policy)["Env"]!.AsArray().Select(entry => ((string)entry!).Split('=')[0]);
        Assert.Equal(["HOME", "LANG", "MODE", "PATH", "TERM"], names);
    }

    [Fact]
    public void A17_nothing_of_the_host_is_mounted() => Assert.Empty(Host["Binds"]!.AsArray());

    [Fact]
    public void A20_the_owner_can_be_proved_dead()
    {
        var labels = OwnerLabels.Create(ProcessIdentity.Current, "s", DateTimeOffset.UnixEpoch, TimeSpan.FromHours(2));
        Assert.Equal(ProcessIdentity.Current, OwnerLabels.Owner(labels));
        Assert.False(ProcessIdentity.Current.IsGone());
        Assert.True((ProcessIdentity.Current with { Started = "1" }).IsGone());
        Assert.True((ProcessIdentity.Current with { Boot = "another" }).IsGone());
        Assert.False((ProcessIdentity.Current with { Namespace = "pid:[1]", Started = "1" }).IsGone());
        Assert.Null(OwnerLabels.Owner(new Dictionary<string, string> { ["massgen.pid"] = "1" }));
    }

    [Fact]
    public void A21_process_1_ends_with_its_input_and_with_its_lifetime()
    {
        Assert.Equal("""["timeout"]["7200","cat"]""", Request["Entrypoint"]!.ToJsonString() + Request["Cmd"]!.ToJsonString());
        Assert.True((bool)Request["OpenStdin"]! && (bool)Request["StdinOnce"]! && !(bool)Request["Tty"]!);
    }

    [Fact]
    public void A_policy_tells_all_its_faults_at_once()
    {
        var bad = SandboxPolicy.Default with { MemoryBytes = 1, Processors = 0, Environment = new Dictionary<string, string> { ["A=B"] = "" } };
        var failure = Assert.Throws<SandboxException>(bad.Checked);
        foreach (var fault in new[] { "Memory must be", "processors must be", "'A=B'" })
            Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
        Assert.Equal(SandboxErrors.BadPolicy, failure.Code);
    }

    [Fact]
    public void Podman_gets_the_profile_as_a_file_and_only_options_that_it_knows()
    {
        var request = HardenedContainer.Create(
            SandboxPolicy.Default, new Dictionary<string, string>(), hasInit: false, EngineDialect.Podman("/profile.json"));
        Assert.Contains("seccomp=/profile.json", request.HostConfig.SecurityOpt);
        Assert.DoesNotContain(request.HostConfig.Tmpfs.Values, options => options.Contains("nr_inodes") || options.Contains("uid="));
        Assert.Contains(request.HostConfig.Ulimits, limit => limit.Name == "nproc");
        Assert.All(request.HostConfig.Tmpfs.Values, options => Assert.Contains("notmpcopyup", options, StringComparison.Ordinal));
        Assert.Equal(["/run", "/tmp", "/var/tmp", "/workspace"], request.HostConfig.Tmpfs.Keys.Order(StringComparer.Ordinal));
    }

    private static JsonNode Create(SandboxPolicy policy, bool hasInit = true)
    {
        var owner = new ProcessIdentity("boot", "pid:[2]", 42, "4711");
        var labels = OwnerLabels.Create(owner, "session", DateTimeOffset.UnixEpoch, policy.Lifetime);
        return JsonSerializer.SerializeToNode(HardenedContainer.Create(policy, labels, hasInit, EngineDialect.Docker), EngineJson.Default.ContainerRequest)!;
    }

    private static string Text(string name) => (string)Host[name]!;

    private static IEnumerable<JsonNode> Allowed(JsonNode profile) =>
        profile["syscalls"]!.AsArray().Where(rule => (string)rule!["action"]! == "SCMP_ACT_ALLOW").Select(rule => rule!);

    private static IEnumerable<string> Names(JsonNode rule) => rule["names"]!.AsArray().Select(name => (string)name!);

    private static string Golden()
    {
        using var stream = typeof(HardenedContainerTests).Assembly.GetManifestResourceStream("hardened-container.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
