namespace MassGen.Runs;

/// <summary>An earlier run cannot be continued.</summary>
/// <param name="code">A stable code, for example <c>MG3008</c>.</param>
/// <param name="message">Why, and what can be done.</param>
public sealed class ResumeException(string code, string message) : Exception(message)
{
    /// <summary>A stable code, for example <c>MG3008</c>.</summary>
    public string Code => code;
}
