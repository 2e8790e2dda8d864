using MassGen.Cli.Commands;
using Xunit;

namespace MassGen.Cli.Tests;

/// <summary>Ctrl-C where the program asks something, on a terminal that script(1) makes.</summary>
public sealed class GivingUpTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CliFolder _folder = new();

    [SkippableTheory]
    [InlineData("--init", "How many agents?")]
    [InlineData("--setup", "Which key?")]
    [InlineData("--select", "Which configuration?")]
    public async Task A_question_can_be_given_up(string option, string asked)
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no script(1) here to make a terminal.");
        using var program = _folder.StartShell("TERM=xterm exec script -qefc \"exec $*\" typed", option);
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!(await TypedAsync()).Contains(asked, StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        await program.TypeAsync("\u0003");
        Assert.Equal(ExitCodes.Interrupted, await program.ExitCodeAsync());
        Assert.DoesNotContain("   at ", await TypedAsync(), StringComparison.Ordinal);
        Assert.Contains("\u001b[?25h", await TypedAsync(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private async Task<string> TypedAsync() => File.Exists(_folder.In("typed")) ? await File.ReadAllTextAsync(_folder.In("typed")) : "";
}
