using System.Text;
using MassGen.Sandbox.Commands;
using Xunit;

namespace MassGen.Sandbox.Tests.Commands;

public sealed class OutputBufferTests
{
    [Theory, InlineData(1), InlineData(3), InlineData(64), InlineData(5000)]
    public void Head_and_tail_are_the_same_however_the_bytes_come(int size)
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(number => $"{number:0000}|"));
        var buffer = new OutputBuffer(10, 10);
        foreach (var piece in Encoding.ASCII.GetBytes(text).Chunk(size))
            buffer.Append(piece);
        var captured = buffer.Capture();
        Assert.Equal((text[..10], text[^10..], 5000L, 4980L), (captured.Head, captured.Tail, captured.TotalBytes, captured.OmittedBytes));
    }

    [Fact]
    public void Nothing_is_left_out_of_what_fits()
    {
        var captured = Filled(10, 10, "12345678901234567890").Capture();
        Assert.Equal(("12345678901234567890", false), (captured.Text, captured.IsTruncated));
    }

    [Fact]
    public void The_reader_is_told_how_much_is_missing() =>
        Assert.Equal("aaaa\n[... 92 bytes left out ...]\naaaa", Filled(4, 4, new string('a', 100)).Capture().Text);

    [Fact]
    public void A_character_at_a_border_is_left_out_whole()
    {
        var captured = Filled(4, 4, "aaaä" + new string('x', 100) + "€zz").Capture();
        Assert.Equal(("aaa", "zz"), (captured.Head, captured.Tail));
    }

    [Theory, InlineData(5), InlineData(50), InlineData(500)]
    public void A_report_is_cut_out_wherever_it_lies(int before)
    {
        var buffer = Filled(40, 40, new string('b', before) + "TOKEN+123" + "after");
        Assert.Equal("TOKEN+123", Encoding.ASCII.GetString(buffer.Cut("TOKEN"u8, 9)!));
        Assert.Equal(before + 5, buffer.Total);
        Assert.EndsWith("bafter", buffer.Capture().Text, StringComparison.Ordinal);
        Assert.Null(buffer.Cut("TOKEN"u8, 9));
    }

    [Fact]
    public void Random_writes_agree_with_a_plain_list()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var all = new List<byte>();
            var buffer = new OutputBuffer(random.Next(0, 50), random.Next(0, 50));
            for (var write = random.Next(0, 20); write > 0; write--)
            {
                var piece = Enumerable.Range(0, random.Next(0, 40)).Select(_ => (byte)random.Next('a', 'z')).ToArray();
                all.AddRange(piece);
                buffer.Append(piece);
            }

            var (captured, text) = (buffer.Capture(), Encoding.ASCII.GetString([.. all]));
            Assert.StartsWith(captured.Head, text, StringComparison.Ordinal);
            Assert.EndsWith(captured.Tail, text, StringComparison.Ordinal);
            Assert.Equal(text.Length, captured.Head.Length + captured.Tail.Length + captured.OmittedBytes);
        }
    }

    private static OutputBuffer Filled(int head, int tail, string text)
    {
        var buffer = new OutputBuffer(head, tail);
        buffer.Append(Encoding.UTF8.GetBytes(text));
        return buffer;
    }
}
