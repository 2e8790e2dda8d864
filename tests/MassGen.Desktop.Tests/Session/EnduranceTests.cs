using System.Globalization;
using MassGen.Sandbox;
using Xunit;

namespace MassGen.Desktop.Tests.Session;

[Collection(OneAtATime.Name)]
public sealed class EnduranceTests(DesktopImage image)
{
    private static readonly string[] Keys = ["a", "Return", "Tab", "Down", "ctrl", "shift", "Escape", "F2", "Page_Up", "plus"];

    [SkippableFact]
    public async Task A_thousand_actions_leave_no_processes_handles_or_memory_behind()
    {
        await using var desktop = await image.OpenAsync(null, "record.html");
        var random = new Random(17);
        await ActAsync(desktop, random, 100);
        var before = await StateAsync(desktop);
        await ActAsync(desktop, random, 900);
        await desktop.SendAsync(new MovePointer(new(640, 400)), default);
        var after = await StateAsync(desktop);
        Assert.True((await desktop.CaptureAsync(default)).Png.Length > 0);
        Assert.InRange(after.Processes - before.Processes, -3, 3);
        Assert.InRange(after.Handles - before.Handles, -10, 10);
        Assert.InRange(after.Bytes - before.Bytes, long.MinValue, 64L << 20);

        // Other tests open and close some of this process's handles meanwhile; one left by each action would be nine hundred.
        Assert.InRange(after.Own - before.Own, -100, 100);
        Assert.Equal("kept", await KeptAsync(desktop));
    }

    private static async Task ActAsync(DesktopSession desktop, Random random, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var action = Next(random);
            if (number % 50 == 0)
                await desktop.PerformAsync(action, default);
            else
                await desktop.SendAsync(action, default);
        }
    }

    private static DesktopAction Next(Random random)
    {
        // Within the page, so that the browser stays where it is.
        var place = new ScreenPoint(random.Next(20, 1240), random.Next(150, 780));
        return random.Next(7) switch
        {
            0 => new MovePointer(place),
            1 => new Click(place) { Button = random.Next(4) == 0 ? PointerButton.Right : PointerButton.Left, Count = random.Next(1, 3) },
            2 => new Scroll(place, random.Next(-2, 3), random.Next(1, 4)),
            3 => new PressKeys([Keys[random.Next(Keys.Length)]]),
            4 => new TypeText(string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => (char)random.Next(' ', 127)))),
            5 => new Drag([place, place with { X = place.X + (place.X < 600 ? 90 : -90) }]),
            _ => new Wait(TimeSpan.FromMilliseconds(random.Next(3))),
        };
    }

    private static async Task<string> KeptAsync(DesktopSession desktop)
    {
        await desktop.SendAsync(new SetClipboard("kept"), default);
        return await desktop.ReadClipboardAsync(default);
    }

    // Processes of the desktop, handles of its small programs' parent, bytes of the browser's own part, and handles of this process.
    private static async Task<(int Processes, int Handles, long Bytes, int Own)> StateAsync(DesktopSession desktop)
    {
        const string Script = "set -- /proc/[0-9]*; echo $#; for p in /proc/[0-9]*; do read -r n <$p/comm; case $n in Xvfb|x11vnc|blackbox|run|bash) set -- $p/fd/*; f=$((f + $#));; esac; done; echo $f; "
            + "for p in /proc/[0-9]*; do read -r n <$p/comm; case $n in Xvfb|x11vnc|blackbox|bash) while read -r k v u; do [ $k = VmRSS: ] && r=$((r + v)); done <$p/status;; esac; done; echo $r";
        var lines = (await desktop.Sandbox.RunAsync(SandboxCommand.Shell(Script), default)).Stdout.Text.Split('\n');
        int Number(int line) => int.Parse(lines[line], CultureInfo.InvariantCulture);
        return (Number(0), Number(1), Number(2) * 1024L, Directory.GetFiles("/proc/self/fd").Length);
    }
}
