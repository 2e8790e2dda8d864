namespace MassGen.Models;

/// <summary>
/// A model could not answer. Whatever provider is behind a chat client, this is the exception it throws for an expected failure;
/// its message is written for the person who runs the agents.
/// </summary>
public class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">A stable code, for example <c>MG3001</c>.</param>
    /// <param name="message">What happened and what can be done. Never contains a key.</param>
    /// <param name="isRetryable">Whether asking again later can help.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public ModelException(string code, string message, bool isRetryable, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        IsRetryable = isRetryable;
    }

    /// <summary>A stable code, for example <c>MG3001</c>.</summary>
    public string Code { get; }

    /// <summary>Whether asking again later can help.</summary>
    public bool IsRetryable { get; }
}
