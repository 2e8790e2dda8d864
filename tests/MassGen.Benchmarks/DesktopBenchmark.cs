using System.Globalization;
using MassGen.Cli.Composition;
using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Docs.Site.Measuring;
using MassGen.Sandbox;

namespace MassGen.Benchmarks;

/// <summary>Desktops and what is done on them, against what others do: a program for each picture and each click, each by `docker exec`.</summary>
internal static class DesktopBenchmark
{
    private const int Starts = 7;
    private const int Rounds = 25;

    // The screen's own programs have none that takes a picture; what others install for it is added to a copy of the image.
    private const string Peer = "massgen-benchmark/computer-use-scrot";
    private const string Page = "<!doctype html><title>still</title><body style='background:#246'><h1>Still</h1>";

    // Its first process; the others have a type.
    private const string EndBrowser = "for p in /proc/[0-9]*; do read -r n <$p/comm; [ \"$n\" = chromium ] && ! grep -q -e --type= $p/cmdline && kill -9 ${p#/proc/} && exit; done";
    private static readonly DesktopOptions Options = new() { Site = "site", StartPage = "http://127.0.0.1:8000/" };
    private static readonly IReadOnlyList<SandboxFile> Files = [new("site/index.html", System.Text.Encoding.UTF8.GetBytes(Page))];

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, CancellationToken.None);
        await using var provider = selection.Required;
        using var images = await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, CancellationToken.None);
        var image = (await images.EnsureAsync(OwnImages.Desktop, new Progress<string>(), CancellationToken.None)).Name;
        var peer = await WithScrotAsync(image);
        return [await SizeAsync(image), .. await StartsAsync(provider, image), .. await ActionsAsync(provider, peer)];
    }

    private static async Task<Measured> SizeAsync(string image) =>
        Figure.Of("desktop.image", "the image's layers above its base", "the same with noVNC's packages", [await ImageSize.AboveBaseAsync(image)], [1380], "MB", "ours <= 650");

    private static async Task<IReadOnlyList<Measured>> StartsAsync(ISandboxProvider provider, string image)
    {
        List<double> cold = [], warm = [], screen = [];
        await using var pool = new DesktopPool(async _ => await OpenAsync(provider, image));
        for (var round = 0; round < Starts; round++)
        {
            DesktopSession? desktop = null;
            cold.Add(await Clock.MillisecondsAsync(async () => await (desktop = await OpenAsync(provider, image)).CaptureAsync(CancellationToken.None)));
            screen.Add(desktop!.Timings.Screen.TotalMilliseconds);
            await desktop.DisposeAsync();
        }

        for (var round = 0; round < Starts; round++)
        {
            IDesktop? desktop = null;
            await pool.WarmAsync();
            warm.Add(await Clock.MillisecondsAsync(async () => await (desktop = await pool.OpenAsync(CancellationToken.None)).CaptureAsync(CancellationToken.None)));
            await desktop!.DisposeAsync();
        }

        return
        [
            Figure.Of("desktop.screen", "from nothing to a screen that programs can use", "the fastest of others, by their own words", screen, [1000], "ms", "ours <= 350"),
            Figure.Of("desktop.cold", "from nothing to a picture with the browser's page", "the fastest of others, by their own words", cold, [3000], "ms", "ours <= 2000"),
            Figure.Of("desktop.warm", "a desktop from the warm pool, and its first picture", "the same without a pool", warm, cold, "ms", "ours <= 50"),
            Figure.Of("desktop.replaced", "from the end of a desktop's browser to the first picture of the desktop that replaces it", "the fastest start of others, by their own words (C.1)", await LossesAsync(provider, image), [3000], "ms", "ours <= 2000"),
        ];
    }

    // As an agent's tools meet it: the loss is noticed, told, and another one is opened.
    private static async Task<IReadOnlyList<double>> LossesAsync(ISandboxProvider provider, string image)
    {
        var replaced = new List<double>();
        await using var own = new AgentDesktop("agent", async _ => await OpenAsync(provider, image), _ => { }, TimeProvider.System);
        for (var round = 0; round < Starts; round++)
        {
            var desktop = (DesktopSession)await own.GetAsync(CancellationToken.None);
            replaced.Add(await Clock.MillisecondsAsync(async () =>
            {
                await desktop.Sandbox.RunAsync(SandboxCommand.Shell(EndBrowser), CancellationToken.None);
                await desktop.Lost;
                await own.GetAsync(CancellationToken.None);
            }));
        }

        return replaced;
    }

    private static async Task<IReadOnlyList<Measured>> ActionsAsync(ISandboxProvider provider, string image)
    {
        await using var desktop = await OpenAsync(provider, image);
        var container = await DockerProgram.OwnContainerAsync();
        await desktop.CaptureAsync(CancellationToken.None);
        List<double> picture = [], scrot = [], click = [], exec = [], settled = [], typed = [];
        for (var round = 0; round < Rounds; round++)
        {
            var place = new ScreenPoint(600 + (round * 4), 500);
            picture.Add(await Clock.MillisecondsAsync(() => desktop.CaptureAsync(CancellationToken.None)));
            scrot.Add(await Clock.MillisecondsAsync(() => DockerProgram.RunAsync("exec", container, "scrot", "-o", "/tmp/shot.png")));
            click.Add(await Clock.MillisecondsAsync(() => desktop.SendAsync(new Click(place), CancellationToken.None)));
            exec.Add(await Clock.MillisecondsAsync(() => DockerProgram.RunAsync("exec", container, "xdotool", "mousemove", "600", "500", "click", "1")));
            settled.Add(await Clock.MillisecondsAsync(() => desktop.PerformAsync(new Click(place), CancellationToken.None)));
        }

        for (var round = 0; round < Starts; round++)
            typed.Add(await Clock.MillisecondsAsync(() => desktop.SendAsync(new TypeText(new string('x', 100)), CancellationToken.None)));
        return
        [
            Figure.Of("desktop.picture", "a picture of the screen as PNG in this process", "`scrot` by `docker exec`, without fetching its file", picture, scrot, "ms", "ratio <= 0.5"),
            Figure.Of("desktop.click", "a click sent and acknowledged", "`docker exec xdotool click`", click, exec, "ms", "ratio <= 0.2"),
            Figure.Of("desktop.settled", "from a click to the settled picture of a page", "others wait 2 s and take a picture", settled, [2100], "ms", "ours <= 200"),
            Figure.Of("desktop.type", "100 characters typed", "others need 12 ms for each", typed, [1200], "ms", "ours <= 300"),
            Figure.Of("desktop.memory", "memory of a desktop with an open page", "the limit that it has", [await MemoryAsync(container)], [2048], "MB", "ours <= 300"),
        ];
    }

    // What the kernel counts without files that it could forget.
    private static async Task<double> MemoryAsync(string container)
    {
        var used = await DockerProgram.RunAsync("stats", "--no-stream", "--format", "{{.MemUsage}}", container);
        return double.Parse(used.Split("MiB")[0], CultureInfo.InvariantCulture);
    }

    private static Task<DesktopSession> OpenAsync(ISandboxProvider provider, string image) =>
        Desktops.OpenAsync(provider, image, Options, Files, TimeProvider.System, CancellationToken.None);

    private static async Task<string> WithScrotAsync(string image)
    {
        var tag = $"{Peer}:{image.Split(':')[1]}";
        await DockerProgram.ShellAsync(
            $"printf 'FROM {image}\\nUSER 0\\nRUN apt-get update && apt-get install -y --no-install-recommends scrot\\nUSER 10001:10001\\n' | docker build --network host -q -t {tag} -");
        return tag;
    }
}
