namespace MassGen.Mcp;

/// <summary>A server of tools cannot be had, or broke. The message is for people and names no value of a variable or header.</summary>
public sealed class McpServerException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">A stable code: one of <see cref="McpCodes"/>.</param>
    /// <param name="message">What happened and what can be done.</param>
    /// <param name="isRetryable">Whether trying again at once can help.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public McpServerException(string code, string message, bool isRetryable, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        IsRetryable = isRetryable;
    }

    /// <summary>A stable code, for example <c>MG2060</c>.</summary>
    public string Code { get; }

    /// <summary>Whether trying again at once can help.</summary>
    public bool IsRetryable { get; }
}

/// <summary>The stable codes of this library's warnings.</summary>
public static class McpCodes
{
    /// <summary>A server could not be had; the agent goes on without it.</summary>
    public const string NotConnected = "MG2060";

    /// <summary>A server needs a variable that is not set.</summary>
    public const string VariableNotSet = "MG2061";

    /// <summary>A server ended or broke in the middle.</summary>
    public const string Lost = "MG2062";

    /// <summary>A tool of a server cannot be offered.</summary>
    public const string ToolSkipped = "MG2063";

    /// <summary>A word of a tool filter fits no tool.</summary>
    public const string FilterFitsNothing = "MG2064";
}
