using System.Buffers.Binary;
using System.Text;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;
using Xunit;

namespace MassGen.Sandbox.Tests.Engine;

public sealed class FrameReaderTests
{
    private readonly StringBuilder _seen = new();

    [Theory, InlineData(1), InlineData(3), InlineData(7), InlineData(1000)]
    public void Frames_may_come_in_pieces_of_any_size(int size)
    {
        byte[] bytes = [.. Frame(1, "out"), .. Frame(2, ""), .. Frame(2, "err"), .. Frame(1, "more")];
        var reader = NewReader();
        foreach (var piece in bytes.Chunk(size))
            reader.Feed(piece);
        Assert.True(reader.IsAtBorder);
        Assert.Equal("outmore|err", Joined());
    }

    [Fact]
    public void An_end_inside_a_frame_is_noticed()
    {
        var reader = NewReader();
        reader.Feed(Frame(1, "half").AsSpan(0, 10));
        Assert.False(reader.IsAtBorder);
        var header = NewReader();
        header.Feed([1, 0, 0]);
        Assert.False(header.IsAtBorder);
    }

    [Theory, InlineData(4), InlineData(72), InlineData(255)]
    public void An_unknown_type_is_an_error(byte type) =>
        Assert.Throws<EngineException>(() => NewReader().Feed(Frame(type, "x")));

    [Fact]
    public void The_engines_own_error_is_told()
    {
        var failure = Assert.Throws<EngineException>(() => NewReader().Feed(Frame(3, "daemon broke")));
        Assert.Contains("daemon broke", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_claimed_length_costs_nothing()
    {
        var header = new byte[8];
        header[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), uint.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = NewReader();
        reader.Feed([.. header, .. "abc"u8]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.False(reader.IsAtBorder);
    }

    [Fact]
    public void Random_bytes_give_an_error_or_nothing_but_never_anything_else()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(0, 64)];
            random.NextBytes(bytes);
            var failure = Record.Exception(() => NewReader().Feed(bytes));
            Assert.True(failure is null or EngineException);
        }
    }

    internal static byte[] Frame(byte type, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var frame = new byte[8 + payload.Length];
        frame[0] = type;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)payload.Length);
        payload.CopyTo(frame, 8);
        return frame;
    }

    private readonly StringBuilder _errors = new();

    private FrameReader NewReader() => new((stream, bytes) =>
        (stream == OutputStream.Stdout ? _seen : _errors).Append(Encoding.UTF8.GetString(bytes)));

    private string Joined() => $"{_seen}|{_errors}";
}
