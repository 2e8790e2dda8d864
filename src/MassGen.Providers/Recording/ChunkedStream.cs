using System.Text;
using MassGen.Providers.Http;

namespace MassGen.Providers.Recording;

/// <summary>Gives a recorded body in small pieces, as a network would, so that whoever reads it must join them.</summary>
internal sealed class ChunkedStream(string body, bool isComplete) : ReadOnlyStream
{
    // No divisor of anything: pieces end in the middle of lines and of letters.
    private const int LargestPiece = 61;

    private ReadOnlyMemory<byte> _rest = Encoding.UTF8.GetBytes(body);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_rest.IsEmpty && !isComplete)
        {
            throw new IOException("the recording ends here, because its reader left at this point");
        }

        var count = Math.Min(Math.Min(buffer.Length, LargestPiece), _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return ValueTask.FromResult(count);
    }
}
