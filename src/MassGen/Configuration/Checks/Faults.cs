using MassGen.Diagnostics;

namespace MassGen.Configuration.Checks;

/// <summary>Collects what is wrong, in the order in which the rules look. A file that is wrong all over gives a list that somebody can still read.</summary>
internal sealed class Faults
{
    private const int Most = 100;

    private readonly List<Diagnostic> _kept = [];
    private int _errors;
    private int _warnings;

    public bool HasErrors => _errors > 0;

    /// <summary>Whether more errors would not be listed.</summary>
    public bool IsFull => _errors > Most;

    public IReadOnlyList<Diagnostic> All => _kept;

    public void Error(string code, string message, SourcePosition position, string path, string? suggestion = null) =>
        Add(new Diagnostic(code, Severity.Error, message, position, path, suggestion), ++_errors);

    public void Warn(string code, string message, SourcePosition position, string path, string? suggestion = null) =>
        Add(new Diagnostic(code, Severity.Warning, message, position, path, suggestion), ++_warnings);

    private void Add(Diagnostic fault, int count)
    {
        if (count <= Most)
        {
            _kept.Add(fault);
        }
        else if (count == Most + 1)
        {
            _kept.Add(fault with
            {
                Code = "MG1029",
                Message = $"There are more than {Most} {(fault.Severity == Severity.Error ? "errors" : "warnings")}; from here on they are not listed.",
                Suggestion = "Correct the first ones; the others often go with them.",
            });
        }
    }
}
