using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>Writes the supervisor's token and the command's input, and ends quietly when the command stops reading.</summary>
internal static class InputFeed
{
    public static async Task RunAsync(
        CommandSession session, string token, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await session.WriteInputAsync(Encoding.ASCII.GetBytes(token + "\n"), cancellationToken).ConfigureAwait(false);
            if (!input.IsEmpty)
                await session.WriteInputAsync(input, cancellationToken).ConfigureAwait(false);
            session.CloseInput();
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A command may exit without reading its input; how it ended is told by its output stream.
        }
    }
}
