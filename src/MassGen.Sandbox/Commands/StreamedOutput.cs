using System.IO.Pipelines;

namespace MassGen.Sandbox.Commands;

/// <summary>Output that is read while the program runs: standard output as a stream, standard error kept in part.</summary>
internal sealed class StreamedOutput(OutputCap cap) : CommandOutput(cap with { KillBytes = long.MaxValue })
{
    // The pipe's own limit of 64 KiB holds up a program whose output nobody reads.
    private readonly Pipe _pipe = new();

    /// <summary>Standard output for the reader.</summary>
    public Stream Stream => field ??= _pipe.Reader.AsStream();

    public override void Append(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream == OutputStream.Stderr)
        {
            base.Append(stream, bytes);
            return;
        }

        bytes.CopyTo(_pipe.Writer.GetSpan(bytes.Length));
        _pipe.Writer.Advance(bytes.Length);
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken) =>
        await _pipe.Writer.FlushAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>There is no more output; the reader finds the end behind what it has not read yet.</summary>
    public ValueTask CompleteAsync() => _pipe.Writer.CompleteAsync();
}
