using System.Text;

namespace MassGen.Mcp;

/// <summary>Reads standard error to its end and keeps the last of it, so that a program that writes a lot is neither held up nor kept.</summary>
internal sealed class ErrorTail
{
    private const int KeptBytes = 4096;
    private readonly Lock _gate = new();
    private readonly byte[] _kept = new byte[KeptBytes];
    private int _length;

    /// <summary>What was kept, as text.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return Encoding.UTF8.GetString(_kept, 0, _length);
            }
        }
    }

    public async Task DrainAsync(Stream stream)
    {
        var buffer = new byte[KeptBytes];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
                Keep(buffer.AsSpan(0, count));
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The same news as an ordinary end.
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var room = KeptBytes - bytes.Length;
            if (_length > room)
            {
                _kept.AsSpan(_length - room, room).CopyTo(_kept);
                _length = room;
            }

            bytes.CopyTo(_kept.AsSpan(_length));
            _length += bytes.Length;
        }
    }
}
