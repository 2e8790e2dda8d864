using System.Text;

namespace MassGen.Cli.Displays;

/// <summary>Writes to a stream that may be closed or on a full disk.</summary>
/// <param name="inner">The stream's writer, or null when it is closed.</param>
/// <param name="failed">Told of each failure.</param>
internal sealed class GuardedWriter(TextWriter? inner, Action<Exception> failed) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner?.Encoding ?? Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Try(writer => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(writer => writer.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(writer => writer.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(writer => writer.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(writer => writer.Flush());

    private void Try(Action<TextWriter> write)
    {
        try
        {
            write(inner ?? throw new IOException("The output is closed."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            failed(failure);
        }
    }
}
