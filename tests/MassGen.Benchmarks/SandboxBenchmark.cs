using MassGen.Cli.Composition;
using MassGen.Docs.Site.Measuring;
using MassGen.Sandbox;

namespace MassGen.Benchmarks;

/// <summary>Starting, using and ending sandboxes, against the same with the `docker` program and a container without any limits.</summary>
internal static class SandboxBenchmark
{
    private const int Rounds = 25;
    private const int Turns = 6;
    private static readonly SandboxPolicy Policy = SandboxPolicy.Default;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, CancellationToken.None);
        if (selection.Provider is not { } provider)
        {
            throw new InvalidOperationException(string.Join(' ', selection.Rejected));
        }

        await using (provider)
        {
            var plain = new PlainContainer(Policy.Image);
            await TrueAsync(provider);
            return
            [
                await SizeAsync(),
                .. await LivesAsync(provider, plain),
                await WarmAsync(plain),
                .. await CommandsAsync(provider),
            ];
        }
    }

    private static async Task<Measured> SizeAsync()
    {
        using var images = await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, CancellationToken.None);
        var image = (await images.EnsureAsync(OwnImages.Code, new Progress<string>(), CancellationToken.None)).Name;
        return Figure.Of("sandbox.image", "the layers of the image for code above its base", "the base itself", [await ImageSize.AboveBaseAsync(image)], [await ImageSize.BaseAsync()], "MB", "ratio <= 1");
    }

    private static async Task<IReadOnlyList<Measured>> LivesAsync(ISandboxProvider provider, PlainContainer plain)
    {
        List<double> begun = [], begunPlain = [], ended = [], endedPlain = [];
        for (var round = 0; round < Rounds; round++)
        {
            ISandbox? sandbox = null;
            begun.Add(await Clock.MillisecondsAsync(async () =>
            {
                sandbox = await provider.CreateAsync(Policy, CancellationToken.None);
                await sandbox.RunAsync(new() { Arguments = ["echo", "ready"] }, CancellationToken.None);
            }));
            ended.Add(await Clock.MillisecondsAsync(() => sandbox!.DisposeAsync().AsTask()));
            begunPlain.Add(await Clock.MillisecondsAsync(plain.StartAsync));
            endedPlain.Add(await Clock.MillisecondsAsync(plain.RemoveAsync));
        }

        return
        [
            Figure.OfSlow("sandbox.cold", "from nothing to the first command's answer in a hardened container", "`docker run` of a plain one, until its command's first word", begun, begunPlain, "ms", "ratio <= 1.2"),
            Figure.OfSlow("sandbox.dispose", "a sandbox ended", "`docker rm -f` of a plain container", ended, endedPlain, "ms", "ours <= 150"),
        ];
    }

    private static async Task<Measured> WarmAsync(PlainContainer plain)
    {
        List<double> ours = [], peer = [];
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, CancellationToken.None);
        await using var pool = new SandboxPool(selection.Required, PoolLimits.Default, TimeProvider.System);
        for (var round = 0; round < Rounds; round++)
        {
            await pool.WarmAsync(Policy, 1, CancellationToken.None);
            ISandbox? sandbox = null;
            ours.Add(await Clock.MillisecondsAsync(async () => sandbox = await pool.CreateAsync(Policy, CancellationToken.None)));
            await sandbox!.DisposeAsync();
            peer.Add(await Clock.MillisecondsAsync(plain.StartAsync));
            await plain.RemoveAsync();
        }

        return Figure.OfSlow("sandbox.warm", "a sandbox from the warm pool", "`docker run` of a plain container", ours, peer, "ms", "ours <= 10");
    }

    private static async Task<IReadOnlyList<Measured>> CommandsAsync(ISandboxProvider provider)
    {
        await using var sandbox = await provider.CreateAsync(Policy, CancellationToken.None);
        var container = await DockerProgram.OwnContainerAsync();
        List<Measured> figures = [await CommandAsync("sandbox.command", "a command in a running sandbox", sandbox, container, "ratio <= 0.05")];
        foreach (var choice in new[] { SandboxChoice.Bubblewrap, SandboxChoice.Namespaces })
        {
            if (await SandboxSelection.SelectAsync(choice, TimeProvider.System, CancellationToken.None) is { Provider: { } other })
            {
                await using var _ = other;
                await using var inside = await other.CreateAsync(Policy, CancellationToken.None);
                figures.Add(await CommandAsync($"sandbox.{other.Name}", $"a command in a sandbox of {other.Name}", inside, container, "ours <= 25"));
            }
        }

        return [.. figures, .. await FloodBenchmark.RunAsync(sandbox, container)];
    }

    private static async Task<Measured> CommandAsync(string name, string what, ISandbox sandbox, string container, string goal)
    {
        List<double> ours = [], peer = [];
        await sandbox.RunAsync(SandboxCommand.Shell("true"), CancellationToken.None);
        for (var turn = 0; turn < Turns; turn++)
        {
            await InTurnAsync(ours, () => sandbox.RunAsync(SandboxCommand.Shell("true"), CancellationToken.None));
            await InTurnAsync(peer, () => DockerProgram.RunAsync("exec", container, "sh", "-c", "true"));
        }

        return Figure.OfSlow(name, what, "`docker exec` into a container", ours, peer, "ms", goal);
    }

    // The engine clears up for a while after each exec has ended; neither is measured while it does so after the other.
    private static async Task InTurnAsync(List<double> times, Func<Task> act)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, CancellationToken.None);
        for (var round = 0; round < Rounds; round++)
            times.Add(await Clock.MillisecondsAsync(act));
    }

    private static async Task TrueAsync(ISandboxProvider provider)
    {
        await using var sandbox = await provider.CreateAsync(Policy, CancellationToken.None);
        await sandbox.RunAsync(SandboxCommand.Shell("true"), CancellationToken.None);
    }
}
