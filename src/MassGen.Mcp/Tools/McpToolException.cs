namespace MassGen.Mcp;

/// <summary>A tool did not do its work. The message is for the model that called it.</summary>
public sealed class McpToolException : Exception
{
    /// <summary>Makes the exception.</summary>
    public McpToolException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
