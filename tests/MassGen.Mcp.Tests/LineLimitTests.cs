using Xunit;

namespace MassGen.Mcp.Tests;

public sealed class LineLimitTests
{
    [Fact]
    public async Task Many_lines_pass_and_one_endless_line_ends_the_stream()
    {
        var lines = new byte[LineLimitStream.MostBytes + 1000];
        lines.AsSpan().Fill((byte)'\n');
        await using var many = new LineLimitStream(new MemoryStream(lines));
        await many.CopyToAsync(Stream.Null);
        await using var one = new LineLimitStream(new MemoryStream(new byte[LineLimitStream.MostBytes + 1]));
        var failure = await Assert.ThrowsAsync<IOException>(() => one.CopyToAsync(Stream.Null));
        Assert.Equal("It sent a message of more than 32 MiB.", failure.Message);
    }

    [Fact]
    public async Task A_server_with_an_endless_message_is_given_up_and_ended()
    {
        var mark = $"endless {Environment.ProcessId}";
        var server = Rig.Program("test", "sh", "-c", "read line; while :; do printf '%01000000d' 0; done", mark);
        await using var rig = await new Rig(server).OpenAsync();
        Assert.Single(rig.Warnings, warning => warning.Code == McpCodes.NotConnected);
        await Eventually.TrueAsync(() => Processes.With(mark) == 0);
    }
}
