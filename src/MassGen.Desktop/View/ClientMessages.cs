using System.Buffers;
using System.Buffers.Binary;

namespace MassGen.Desktop.View;

/// <summary>
/// What a viewer sends, message by message as RFC 6143 writes them, and which of it reaches the screen. Where people only watch, keys,
/// pointer and clipboard end here. What is not in the protocol ends the connection: nobody knows where its next message would begin.
/// </summary>
/// <param name="allowsControl">Whether keys, pointer and clipboard reach the screen.</param>
internal sealed class ClientMessages(bool allowsControl)
{
    private const byte SetPixelFormat = 0;
    private const byte SetEncodings = 2;
    private const byte UpdateRequest = 3;
    private const byte Key = 4;
    private const byte Pointer = 5;
    private const byte CutText = 6;

    private const int MostEncodings = 64;
    private const int LongestClipboard = 256 * 1024;

    private byte[] _kept = [];
    private Step _step = Step.Version;

    private enum Step
    {
        Version,
        Security,
        Begin,
        Messages,
    }

    /// <summary>Reads on, and writes what may pass.</summary>
    /// <exception cref="InvalidDataException">That is no message of the protocol.</exception>
    public void Read(ReadOnlySpan<byte> received, IBufferWriter<byte> passed)
    {
        byte[] all = [.. _kept, .. received];
        ReadOnlySpan<byte> rest = all;
        while (LengthOf(rest) is { } length && length <= rest.Length)
        {
            Take(rest[..length], passed);
            rest = rest[length..];
        }

        _kept = rest.ToArray();
    }

    // Null as long as the message does not say its length yet.
    private int? LengthOf(ReadOnlySpan<byte> rest) => _step switch
    {
        Step.Version => 12,
        Step.Security or Step.Begin => 1,
        _ => MessageLength(rest),
    };

    private static int? MessageLength(ReadOnlySpan<byte> rest) => rest switch
    {
        [] => null,
        [SetPixelFormat, ..] => 20,
        [UpdateRequest, ..] => 10,
        [Key, ..] => 8,
        [Pointer, ..] => 6,
        [SetEncodings, _, _, _, ..] => 4 + (4 * Bounded(BinaryPrimitives.ReadUInt16BigEndian(rest[2..]), MostEncodings, "encodings")),
        [CutText, _, _, _, _, _, _, _, ..] => 8 + Bounded(BinaryPrimitives.ReadUInt32BigEndian(rest[4..]), LongestClipboard, "bytes of clipboard"),
        [SetEncodings or CutText, ..] => null,
        [var type, ..] => throw new InvalidDataException($"There is no message {type} from a viewer."),
    };

    private void Take(ReadOnlySpan<byte> message, IBufferWriter<byte> passed)
    {
        switch (_step)
        {
            case Step.Version when !message.SequenceEqual("RFB 003.008\n"u8):
                throw new InvalidDataException("A viewer must speak version 3.8.");
            case Step.Security when message[0] != 1:
                throw new InvalidDataException("A viewer must choose security type 1: who gets here was let in before.");
            case Step.Begin:
                // Always shared: one viewer must not be able to send the others away.
                passed.Write<byte>([1]);
                break;
            case Step.Messages when !allowsControl && message[0] is Key or Pointer or CutText:
                return;
            default:
                passed.Write(message);
                break;
        }

        _step = _step == Step.Messages ? Step.Messages : _step + 1;
    }

    private static int Bounded(uint count, int most, string what) =>
        count <= most ? (int)count : throw new InvalidDataException($"{count} {what} are more than {most}.");
}
