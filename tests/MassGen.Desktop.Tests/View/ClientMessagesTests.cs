using System.Buffers;
using MassGen.Desktop.View;
using Xunit;

namespace MassGen.Desktop.Tests.View;

public sealed class ClientMessagesTests
{
    private static byte[] Everything =>
        [.. Messages.Greeting, .. Messages.Format, .. Messages.Encodings, .. Messages.Key, .. Messages.WholeScreen, .. Messages.Pointer, .. Messages.Clipboard];

    // The same but that the viewer shares the screen with others.
    private static byte[] Shared(params byte[][] messages) => [.. Messages.Greeting[..^1], 1, .. messages.SelectMany(message => message)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Only_what_asks_for_pictures_passes_however_it_is_cut(int size)
    {
        var passed = Pass(allowsControl: false, Everything.Chunk(size));

        Assert.Equal(Shared(Messages.Format, Messages.Encodings, Messages.WholeScreen), passed);
    }

    [Fact]
    public void With_control_all_passes()
    {
        var passed = Pass(allowsControl: true, [Everything]);

        Assert.Equal(Shared(Everything[Messages.Greeting.Length..]), passed);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(248)]
    [InlineData(251)]
    [InlineData(255)]
    public void A_message_that_is_not_in_the_protocol_ends_the_connection(byte type) =>
        Assert.Throws<InvalidDataException>(() => Pass(allowsControl: true, [[.. Messages.Greeting, type, 0, 0, 0]]));

    [Fact]
    public void A_clipboard_without_end_ends_the_connection() =>
        Assert.Throws<InvalidDataException>(() => Pass(allowsControl: false, [[.. Messages.Greeting, 6, 0, 0, 0, 255, 255, 255, 255]]));

    [Fact]
    public void A_list_of_encodings_without_end_ends_the_connection() =>
        Assert.Throws<InvalidDataException>(() => Pass(allowsControl: false, [[.. Messages.Greeting, 2, 0, 255, 255]]));

    [Fact]
    public void A_viewer_of_another_version_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Pass(allowsControl: true, ["RFB 003.003\n"u8.ToArray()]));

    [Fact]
    public void A_key_cannot_hide_in_what_is_dropped()
    {
        byte[] hiding = [.. Messages.Greeting, 6, 0, 0, 0, 0, 0, 0, 8, .. Messages.Key, .. Messages.WholeScreen];

        Assert.Equal(Shared(Messages.WholeScreen), Pass(allowsControl: false, [hiding]));
    }

    [Fact]
    public void Whatever_a_viewer_sends_no_key_passes_where_people_only_watch()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var noise = new byte[200];
            new Random(seed).NextBytes(noise);
            var passed = PassUntilRefused([.. Messages.Greeting, .. noise]);

            Assert.All(TypesIn(passed[Messages.Greeting.Length..]), type => Assert.InRange(type, 0, 3));
        }
    }

    private static byte[] Pass(bool allowsControl, IEnumerable<byte[]> parts)
    {
        var (messages, passed) = (new ClientMessages(allowsControl), new ArrayBufferWriter<byte>());
        foreach (var part in parts)
        {
            messages.Read(part, passed);
        }

        return passed.WrittenSpan.ToArray();
    }

    private static byte[] PassUntilRefused(byte[] sent)
    {
        var (messages, passed) = (new ClientMessages(allowsControl: false), new ArrayBufferWriter<byte>());
        try
        {
            messages.Read(sent, passed);
        }
        catch (InvalidDataException)
        {
            // What passed before is what counts.
        }

        return passed.WrittenSpan.ToArray();
    }

    private static IEnumerable<byte> TypesIn(byte[] passed)
    {
        for (var at = 0; at < passed.Length; at += passed[at] switch { 0 => 20, 3 => 10, 2 => 4 + (4 * passed[at + 3]), _ => passed.Length })
        {
            yield return passed[at];
        }
    }
}
