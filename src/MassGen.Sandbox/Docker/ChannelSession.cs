using System.Text;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Docker;

/// <summary>
/// One command through the shell that runs all commands of a sandbox one after the other, over one connection: it costs the engine nothing
/// but the passing on of bytes. Each stream ends where the report about the command stands in it.
/// </summary>
internal sealed class ChannelSession : CommandSession
{
    // Reading a line costs the shell a system call for each byte.
    private const int LongestLine = 4096;
    private readonly ExecStream _channel;
    private readonly SandboxCommand _command;
    private readonly EndMark _stdout;
    private readonly EndMark _stderr;

    public ChannelSession(ExecStream channel, SandboxCommand command)
    {
        (_channel, _command) = (channel, command);
        (_stdout, _stderr) = (new EndMark(Token, OutputStream.Stdout), new EndMark(Token, OutputStream.Stderr));
    }

    private bool IsOver => _stdout.IsSeen && _stderr.IsSeen;

    public override Task BeginAsync(CancellationToken cancellationToken)
    {
        var order = Encoding.UTF8.GetBytes(Supervisor.Order(_command, CommandRules.ResolveFolder(_command.WorkingDirectory)!, Token));

        // A program that reads so many bytes may read a few more, and those must not be the command's input.
        var isLong = order.Length > LongestLine && _command.StandardInput.IsEmpty;
        byte[] bytes = isLong ? [.. Encoding.ASCII.GetBytes($"long {order.Length}\n"), .. order] : [.. order, (byte)'\n'];
        return WriteInputAsync(bytes, cancellationToken);
    }

    public override Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _channel.WriteAsync(bytes, cancellationToken);

    public override void CloseInput()
    {
        // The order said how long the input is.
    }

    public override async Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        Action<OutputStream, ReadOnlySpan<byte>> take = (stream, bytes) => (stream == OutputStream.Stdout ? _stdout : _stderr).Feed(bytes, output);
        while (!IsOver && await _channel.ReadAsync(take, cancellationToken).ConfigureAwait(false))
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        _stdout.End(output);
        _stderr.End(output);
    }

    public override SupervisorReport? TakeReport(CommandOutput output) => IsOver ? _stderr.Report : null;

    public override Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken) => _channel.WhyNotStartedAsync(cancellationToken);

    // The channel is for the next command as well.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
