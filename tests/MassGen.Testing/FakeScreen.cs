using System.Buffers.Binary;
using System.Threading.Channels;

namespace MassGen.Testing;

/// <summary>A remote frame buffer in memory: shows one colour with a stripe, and keeps what viewers send.</summary>
public sealed class FakeScreen(int width = 640, int height = 480)
{
    private readonly Channel<byte[]> _received = Channel.CreateUnbounded<byte[]>();
    private readonly List<DuplexStream> _connections = [];
    private uint _colour = 0x0060a040;

    /// <summary>The keys, pointer messages and clipboards that arrived, as they were sent.</summary>
    public ChannelReader<byte[]> Received => _received.Reader;

    public int Connections => _connections.Count;

    /// <summary>Connects a viewer.</summary>
    public Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var (near, far) = DuplexStream.Pair();
        _connections.Add(far);
        _ = ServeAsync(far, cancellationToken);
        return Task.FromResult<Stream>(near);
    }

    /// <summary>Breaks the connections, as the death of the server does.</summary>
    public void Break()
    {
        _connections.ForEach(connection => connection.Dispose());
        _colour = 0x004060a0;
    }

    private async Task ServeAsync(DuplexStream viewer, CancellationToken cancellationToken)
    {
        try
        {
            await viewer.WriteAsync("RFB 003.008\n"u8.ToArray(), cancellationToken);
            await TakeAsync(viewer, 12);
            await viewer.WriteAsync(new byte[] { 1, 1 }, cancellationToken);
            await TakeAsync(viewer, 1);
            await viewer.WriteAsync(new byte[4], cancellationToken);
            await TakeAsync(viewer, 1);
            await viewer.WriteAsync(Start(), cancellationToken);
            while (true)
            {
                await AnswerAsync(viewer);
            }
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The viewer left, or the test broke the connection.
        }
    }

    private async Task AnswerAsync(DuplexStream viewer)
    {
        var type = await TakeAsync(viewer, 1);
        var rest = await TakeAsync(viewer, type[0] switch { 0 => 19, 2 => 3, 3 => 9, 4 => 7, 5 => 5, _ => 7 });
        switch (type[0])
        {
            case 2:
                await TakeAsync(viewer, 4 * BinaryPrimitives.ReadUInt16BigEndian(rest.AsSpan(1)));
                break;
            case 3 when rest[0] == 0:
                await viewer.WriteAsync(Frame());
                break;
            case 4 or 5:
                await _received.Writer.WriteAsync([.. type, .. rest]);
                break;
            case 6:
                await _received.Writer.WriteAsync([.. type, .. rest, .. await TakeAsync(viewer, BinaryPrimitives.ReadInt32BigEndian(rest.AsSpan(3)))]);
                break;
        }
    }

    private byte[] Start()
    {
        var start = new byte[24 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(start, (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(start.AsSpan(2), (ushort)height);
        start[23] = 4;
        "fake"u8.CopyTo(start.AsSpan(24));
        return start;
    }

    // A raw rectangle, and one that copies its upper left corner to the lower right.
    private byte[] Frame()
    {
        var frame = new byte[4 + 12 + (width * height * 4) + 16];
        frame[3] = 2;
        Area(frame.AsSpan(4), 0, 0, width, height, encoding: 0);
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(16 + (pixel * 4)), pixel % width < 40 && pixel / width < 40 ? 0x000000ff : _colour);
        }

        Area(frame.AsSpan(frame.Length - 16), width - 40, height - 40, 40, 40, encoding: 1);
        return frame;
    }

    private static void Area(Span<byte> head, int x, int y, int width, int height, int encoding)
    {
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)x);
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)y);
        BinaryPrimitives.WriteUInt16BigEndian(head[4..], (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(head[6..], (ushort)height);
        BinaryPrimitives.WriteInt32BigEndian(head[8..], encoding);
    }

    private static async Task<byte[]> TakeAsync(DuplexStream viewer, int count)
    {
        var taken = new byte[count];
        await viewer.ReadExactlyAsync(taken);
        return taken;
    }
}
