using System.Diagnostics;
using MassGen.Sandbox.Docker;
using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Docker;

[Collection(OneAtATime.Name)]
public sealed class ContainerImagesTests(SandboxProviders providers)
{
    private readonly List<string> _lines = [];

    [SkippableFact]
    public async Task An_image_is_built_once_and_then_used()
    {
        using var images = await ConnectAsync();
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM debian:bookworm-slim\nARG WORD\nCOPY sub/ /opt/\nRUN echo $WORD > /opt/word && rm -rf /tmp/x\n");
        folder.Write("sub/ü.txt", "content");
        var request = new ImageRequest { Name = "massgen/test", Folder = folder.Path, Arguments = new Dictionary<string, string> { ["WORD"] = "w" }, AllowsNetwork = false };
        var built = await images.EnsureAsync(request, new Lines(_lines), default);
        try
        {
            Assert.Matches("^massgen/test:[0-9a-f]{12}$", built.Name);
            Assert.Equal((ImageOrigin.Built, true), (built.Origin, _lines.Count > 0));
            var again = await images.EnsureAsync(request, new Lines(_lines), default);
            Assert.Equal(built with { Origin = ImageOrigin.Present }, again);
            await using var sandbox = await providers.CreateAsync("docker", SandboxPolicy.Default with { Image = built.Name });
            Assert.Equal("contentw\n", (await sandbox.RunAsync(SandboxCommand.Shell("cat /opt/ü.txt /opt/word"), default)).Stdout.Text);
        }
        finally
        {
            await Process.Start(new ProcessStartInfo("docker", ["rmi", "-f", built.Name]) { RedirectStandardOutput = true })!.WaitForExitAsync();
        }
    }

    [SkippableFact]
    public async Task A_failed_step_is_told_with_the_engines_words()
    {
        using var images = await ConnectAsync();
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM debian:bookworm-slim\nRUN exit 7\n");
        var request = new ImageRequest { Name = "massgen/test", Folder = folder.Path, AllowsNetwork = false };
        var failure = await Assert.ThrowsAsync<ImageUnavailableException>(() => images.EnsureAsync(request, new Lines(_lines), default));
        Assert.Contains("non-zero code: 7", failure.Message, StringComparison.Ordinal);
        Assert.Contains("eng/make-base-image", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_image_that_nobody_has_is_unavailable()
    {
        using var images = await ConnectAsync();
        var request = new ImageRequest { Name = "127.0.0.1:9/massgen/nobody-has-this:1" };
        await Assert.ThrowsAsync<ImageUnavailableException>(() => images.EnsureAsync(request, new Lines(_lines), default));
    }

    [Fact]
    public void The_tag_changes_with_everything_that_decides_the_image()
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM x\n");
        var none = new Dictionary<string, string>();
        var first = BuildContext.Read(folder.Path, none).Hash;
        Assert.Equal(first, BuildContext.Read(folder.Path, none).Hash);
        Assert.NotEqual(first, BuildContext.Read(folder.Path, new Dictionary<string, string> { ["A"] = "1" }).Hash);
        folder.Write("more.txt", "");
        var second = BuildContext.Read(folder.Path, none).Hash;
        Assert.NotEqual(first, second);
        folder.Write("more.txt", "changed");
        Assert.NotEqual(second, BuildContext.Read(folder.Path, none).Hash);
    }

    [Fact]
    public void A_folder_without_a_Dockerfile_or_with_links_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Throws<SandboxException>(() => BuildContext.Read(folder.Path, new Dictionary<string, string>()));
        folder.Write("Dockerfile", "FROM x\n");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link"), "/etc/passwd");
        Assert.Throws<SandboxException>(() => BuildContext.Read(folder.Path, new Dictionary<string, string>()));
    }

    [Fact]
    public void A_folder_with_a_link_to_another_one_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("outside/secret.txt", "secret");
        folder.Write("build/Dockerfile", "FROM x\n");
        var link = Path.Combine(folder.Path, "build", "link");
        Directory.CreateSymbolicLink(link, Path.Combine(folder.Path, "outside"));
        var failure = Assert.Throws<SandboxException>(() => BuildContext.Read(Path.Combine(folder.Path, "build"), new Dictionary<string, string>()));
        Assert.Contains($"'{link}' is a link", failure.Message, StringComparison.Ordinal);
    }

    private async Task<ContainerImages> ConnectAsync()
    {
        _ = providers.Get("docker");
        return await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, default);
    }

    private sealed class Lines(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
