namespace MassGen.Desktop;

/// <summary>Something that cannot be done on a desktop. The message is plain enough for people and for models.</summary>
/// <param name="code">The stable code, for example <c>MG6104</c>.</param>
/// <param name="message">What happened, what was expected, what to do.</param>
/// <param name="inner">What caused it, or null.</param>
public sealed class DesktopException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;
}
