using System.Text;
using MassGen.Sandbox.Commands;
using Xunit;

namespace MassGen.Sandbox.Tests.Commands;

/// <summary>A command that is over before the host knows that all of its input went out.</summary>
public sealed class UnreadInputTests
{
    [Fact]
    public async Task The_connection_stays_whole_for_the_next_command()
    {
        var channel = new SlowChannel(SupervisorReport.NewToken());
        await using var sandbox = new OneChannelSandbox(channel) { NotEnforced = [] };
        var first = await sandbox.RunAsync(new() { Arguments = ["true"], StandardInput = new byte[1000] }, default);
        Assert.True(first.Succeeded, $"{first.Ended}: {first.Message}");
        Assert.False(channel.IsCalledOff);
        var next = await sandbox.RunAsync(new() { Arguments = ["true"] }, default);
        Assert.True(next.Succeeded, $"{next.Ended}: {next.Message}");
        Assert.True(sandbox.IsUsable);
    }

    /// <summary>Reports before the write of the input is known to be over, and breaks, like a connection, when a write is called off.</summary>
    private sealed class SlowChannel(string token) : CommandChannel(token)
    {
        private readonly string _first = token;
        private readonly SemaphoreSlim _sent = new(1);
        private string? _token;

        public bool IsCalledOff { get; private set; }

        public override async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            if (Encoding.ASCII.GetString(bytes.Span) is var text && text.EndsWith('\n'))
            {
                (_token, var follows) = (text[..SupervisorReport.TokenLength], !text[SupervisorReport.TokenLength..].StartsWith(" 0 ", StringComparison.Ordinal));
                if (!follows)
                    _sent.Release();
                return;
            }

            _sent.Release();
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                IsCalledOff = true;
                throw;
            }
        }

        public override Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        protected override async Task ReadUntilAsync(EndMark stdout, EndMark stderr, CommandOutput output, CancellationToken cancellationToken)
        {
            await _sent.WaitAsync(cancellationToken);
            ObjectDisposedException.ThrowIf(IsCalledOff, this);
            var report = Encoding.ASCII.GetBytes((_token ?? _first) + "E01000");
            stdout.Feed(report, output);
            stderr.Feed(report, output);
        }
    }

    private sealed class OneChannelSandbox(CommandChannel channel) : SandboxCore(new(), TimeProvider.System)
    {
        private readonly TaskCompletionSource _lost = new();

        public override string Provider => "fake";

        protected override Task Lost => _lost.Task;

        protected override Task<CommandSession> StartCommandAsync(SandboxCommand command, CancellationToken cancellationToken) =>
            Task.FromResult<CommandSession>(new ChannelSession(channel, command, Time));

        protected override Task<CommandSession> StartAsync(
            IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string>> environment, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        protected override Task KillAsync(CommandSession? session)
        {
            IsTainted = true;
            return Task.CompletedTask;
        }

        protected override Task EndAsync() => Task.CompletedTask;
    }
}
