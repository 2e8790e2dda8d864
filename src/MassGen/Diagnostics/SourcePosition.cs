using System.Globalization;

namespace MassGen.Diagnostics;

/// <summary>A place in a file a person wrote.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Length">How many characters are meant; at least 1.</param>
public sealed record SourcePosition(SourceText Source, int Line, int Column, int Length = 1)
{
    /// <summary>The place in the form that editors and terminals open: <c>file:line:column</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Source.Path}:{Line}:{Column}");
}
