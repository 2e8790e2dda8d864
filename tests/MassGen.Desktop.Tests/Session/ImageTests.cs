using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Sandbox;
using MassGen.Testing;
using Xunit;

namespace MassGen.Desktop.Tests.Session;

/// <summary>The image itself. Numbers as in the list of checks (C.5).</summary>
[Collection(OneAtATime.Name)]
public sealed class ImageTests(DesktopImage image)
{
    [SkippableFact]
    public async Task C01_what_is_built_once_is_not_built_again()
    {
        _ = image.Provider;
        using var images = await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, default);
        var again = await images.EnsureAsync(DesktopImage.Request, new Progress<string>(), default);
        Assert.Equal((image.Name, ImageOrigin.Present), (again.Name, again.Origin));
    }

    [SkippableFact]
    public async Task C01_its_list_of_packages_is_what_is_installed_and_nothing_that_was_removed_again()
    {
        _ = image.Provider;
        const string Script = "cat /usr/local/share/packages.tsv; echo --; dpkg-query -W -f '${db:Status-Status}\\t${Package}\\t${Version}\\t${Architecture}\\n'";
        var parts = (await DockerAsync("run", "--rm", "--network", "none", "--entrypoint", "sh", image.Name, "-c", Script)).Split("--\n");
        var listed = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var installed = parts[1].Split('\n').Where(line => line.StartsWith("installed\t", StringComparison.Ordinal)).Select(line => line["installed\t".Length..]);
        Assert.Equal(installed.Order(StringComparer.Ordinal), listed);
        Assert.Superset(new HashSet<string> { "chromium", "xvfb", "blackbox", "x11vnc", "xdotool", "xclip" }, listed.Select(line => line.Split('\t')[0]).ToHashSet());
    }

    [SkippableFact]
    public async Task C01_two_builds_give_the_same_list_of_packages()
    {
        Require.That(Environment.GetEnvironmentVariable("MASSGEN_TESTS_SLOW") == "1", "slow", "two builds take minutes; MASSGEN_TESTS_SLOW=1 makes them");
        var tags = new[] { $"massgen-test/twice:{Environment.ProcessId}-1", $"massgen-test/twice:{Environment.ProcessId}-2" };
        try
        {
            var lists = new List<string>();
            foreach (var tag in tags)
            {
                await DockerAsync("build", "--no-cache", "--quiet", "--tag", tag, Folder);
                lists.Add(await DockerAsync("run", "--rm", "--network", "none", "--entrypoint", "cat", tag, "/usr/local/share/packages.tsv"));
            }

            Assert.Contains("\nchromium\t", lists[0], StringComparison.Ordinal);
            Assert.Equal(lists[0], lists[1]);
        }
        finally
        {
            await ExitAsync(["rmi", "--force", .. tags]);
        }
    }

    [Fact]
    public void C01_nothing_but_the_base_and_its_package_source_decides_what_is_in_it()
    {
        var file = FileOf("Dockerfile");
        Assert.Equal("FROM debian:bookworm-slim", Assert.Single(file.Split('\n'), line => line.StartsWith("FROM", StringComparison.Ordinal)));
        Assert.DoesNotMatch("latest|curl|wget|https?:|ADD |\bdate\b|upgrade", file);
        var packages = Regex.Match(file, @"--no-install-recommends \\\n(.*?) \\\n").Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] != '$').ToList();
        Assert.Equal(packages.Order(StringComparer.Ordinal), packages);
        Assert.Contains("x11vnc", packages);
    }

    [SkippableFact]
    public async Task C02_the_image_is_small()
    {
        _ = image.Provider;
        var layers = await SizeAsync(image.Name) - await SizeAsync("debian:bookworm-slim");
        Assert.InRange(layers, 1, 650_000_000);
    }

    [SkippableFact]
    public async Task C02_nothing_in_it_helps_an_attacker()
    {
        const string Script = "find / -xdev -type f -perm /6000 2>/dev/null; for p in sudo su ssh nc netcat gcc cc tcc python3 curl wget; do command -v $p; done; "
            + "ls /var/lib/apt/lists /usr/share/doc /usr/share/man 2>/dev/null | grep -v :; find / -xdev -writable -type f -not -path '/proc/*' -not -path '/sys/*' -not -path '/dev/*' 2>/dev/null";
        _ = image.Provider;
        Assert.Equal("", (await DockerAsync("run", "--rm", "--network", "none", "--entrypoint", "sh", image.Name, "-c", Script)).Trim());
    }

    [SkippableFact]
    public async Task C03_it_runs_with_the_whole_hardened_policy()
    {
        var desktop = await image.SharedAsync();
        var status = (await desktop.Sandbox.RunAsync(SandboxCommand.Shell("cat /proc/self/status; id -u; touch /etc/x /usr/x 2>&1; cat /proc/net/route | wc -l"), default)).Stdout.Text;
        foreach (var promise in (string[])["CapEff:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2", "\n10001\n", "Read-only file system"])
            Assert.Contains(promise, status, StringComparison.Ordinal);
        Assert.EndsWith("\n1\n", status, StringComparison.Ordinal);
        Assert.Empty(desktop.Sandbox.NotEnforced);
    }

    [SkippableFact]
    public async Task C04_C17_it_works_alone_is_found_healthy_and_comes_back_after_a_restart()
    {
        _ = image.Provider;
        var name = $"massgen-test-{Environment.ProcessId}";
        try
        {
            await DockerAsync("run", "-d", "--name", name, "--network", "none", "--shm-size", "256m", "--health-interval", "1s", image.Name);
            Assert.Equal("healthy", await HealthAsync(name));
            await DockerAsync("exec", name, "touch", "/tmp/before");
            await DockerAsync("kill", name);
            await DockerAsync("start", name);
            Assert.Equal("healthy", await HealthAsync(name));
            Assert.Contains("/tmp/before", await DockerAsync("exec", name, "ls", "/tmp/before"), StringComparison.Ordinal);
            await DockerAsync("exec", name, "sh", "-c", "for p in /proc/[0-9]*; do read -r n <$p/comm; [ $n = x11vnc ] && kill -STOP ${p#/proc/}; done");
            Assert.Equal(1, await ExitAsync("exec", name, "desktop-health"));
        }
        finally
        {
            await DockerAsync("rm", "-f", name);
        }
    }

    [SkippableFact]
    public async Task C04_the_timings_of_a_start_are_known_and_in_order()
    {
        var timings = (await image.SharedAsync()).Timings;
        Assert.True(TimeSpan.Zero < timings.Sandbox && timings.Sandbox < timings.Screen && timings.Screen <= timings.View && timings.View <= timings.Painted, $"{timings}");
    }

    [SkippableFact]
    public async Task The_environment_has_what_was_asked_for_and_nothing_of_the_host()
    {
        var options = new DesktopOptions { HasBrowser = false, TimeZone = "Asia/Tokyo", Environment = new Dictionary<string, string> { ["TEAM"] = "two" } };
        await using var desktop = await image.OpenAsync(options);
        var shown = (await desktop.Sandbox.RunAsync(SandboxCommand.Shell("env; date +%z"), default)).Stdout.Text;
        Assert.Contains("TEAM=two", shown, StringComparison.Ordinal);
        Assert.EndsWith("+0900\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("KEY", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void C18_nothing_in_it_is_of_one_kind_of_machine()
    {
        var names = Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).ToList();
        Assert.Contains("Dockerfile", names);
        Assert.All(names, name => Assert.DoesNotMatch("amd64|x86-64|x86_64-linux|i386|google-chrome|/lib64", FileOf(name)));
        Assert.All(names.Where(name => FileOf(name).Contains("x86_64", StringComparison.Ordinal)), name => Assert.Contains("aarch64", FileOf(name), StringComparison.Ordinal));
    }

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "images", "computer-use");

    private static string FileOf(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static async Task<string> HealthAsync(string name)
    {
        var watch = Stopwatch.StartNew();
        string health;
        do
            health = (await DockerAsync("inspect", "--format", "{{.State.Health.Status}}", name)).Trim();
        while (health != "healthy" && watch.Elapsed < TimeSpan.FromSeconds(30));
        return health;
    }

    private static async Task<long> SizeAsync(string name) =>
        long.Parse(await DockerAsync("image", "inspect", "--format", "{{.Size}}", name), CultureInfo.InvariantCulture);

    private static async Task<int> ExitAsync(params string[] line)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", line) { RedirectStandardOutput = true })!;
        await docker.WaitForExitAsync();
        return docker.ExitCode;
    }

    private static async Task<string> DockerAsync(params string[] line)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", line) { RedirectStandardOutput = true })!;
        return await docker.StandardOutput.ReadToEndAsync();
    }
}
