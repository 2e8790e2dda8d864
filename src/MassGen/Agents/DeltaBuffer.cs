using System.Text;

namespace MassGen.Agents;

/// <summary>Joins the small pieces a model streams, so that the log holds sentences rather than syllables.</summary>
internal sealed class DeltaBuffer(TimeProvider time, Action<string> append)
{
    // Long enough to join a burst of tokens, short enough that a reader sees no stutter.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);
    private const int LargestPiece = 1024;

    private readonly StringBuilder _pending = new();
    private long _since;

    public void Add(string text)
    {
        if (_pending.Length == 0)
        {
            _since = time.GetTimestamp();
        }

        _pending.Append(text);
        if (_pending.Length >= LargestPiece || time.GetElapsedTime(_since) >= LongestWait)
        {
            Flush();
        }
    }

    public void Flush()
    {
        if (_pending.Length > 0)
        {
            append(_pending.ToString());
            _pending.Clear();
        }
    }
}
