namespace MassGen.Sandbox.Commands;

/// <summary>Lets a command begin and writes its input; ends quietly when the command stops reading.</summary>
internal static class InputFeed
{
    public static async Task RunAsync(CommandSession session, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await session.BeginAsync(cancellationToken).ConfigureAwait(false);
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
