using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>
/// Lets one stream of a command through until the report that ends it. As many of the last bytes as a report has are held back, because
/// they may be one.
/// </summary>
internal sealed class EndMark(string token, OutputStream stream)
{
    private readonly byte[] _token = Encoding.ASCII.GetBytes(token);
    private readonly byte[] _held = new byte[SupervisorReport.Length];
    private int _count;

    /// <summary>Whether the report came.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>The report, or null when it did not come.</summary>
    public SupervisorReport? Report => IsSeen ? SupervisorReport.Parse(_held) : null;

    public void Feed(ReadOnlySpan<byte> bytes, CommandOutput output)
    {
        var surplus = _count + bytes.Length - _held.Length;
        if (surplus > 0)
        {
            var old = Math.Min(surplus, _count);
            output.Append(stream, _held.AsSpan(0, old));
            _held.AsSpan(old, _count - old).CopyTo(_held);
            _count -= old;
            output.Append(stream, bytes[..(surplus - old)]);
            bytes = bytes[(surplus - old)..];
        }

        bytes.CopyTo(_held.AsSpan(_count));
        _count += bytes.Length;
        IsSeen = _count == _held.Length && _held.AsSpan().StartsWith(_token);
    }

    /// <summary>There is no more: what was held back is the command's own, unless it is the report.</summary>
    public void End(CommandOutput output)
    {
        if (!IsSeen)
            output.Append(stream, _held.AsSpan(0, _count));
        _count = 0;
    }
}
