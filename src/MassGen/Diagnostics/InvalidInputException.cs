namespace MassGen.Diagnostics;

/// <summary>Input a person wrote cannot be used. The diagnostics say where and what to do.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Makes the exception of at least one diagnostic.</summary>
    public InvalidInputException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join("\n", diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Makes the exception of one diagnostic.</summary>
    public InvalidInputException(Diagnostic diagnostic)
        : this([diagnostic])
    {
    }

    /// <summary>What is wrong; at least one error.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
