using System.Text;

namespace MassGen.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the work goes on.</summary>
    Warning,

    /// <summary>The input cannot be used.</summary>
    Error,
}

/// <summary>Something wrong with what a person wrote: where, what was expected, and what to do.</summary>
/// <param name="Code">A stable code, for example <c>MG1003</c>, explained on the diagnostics page.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong and what was expected, as one sentence or two.</param>
/// <param name="Position">Where, or null for a whole file or a missing one.</param>
/// <param name="Path">Where in the document, for example <c>agents[0].backend.type</c>.</param>
/// <param name="Suggestion">What to do next, or null when the message says it all.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Message,
    SourcePosition? Position = null,
    string? Path = null,
    string? Suggestion = null)
{
    /// <summary>The message as a person reads it: place, text, the line itself with a mark under it, and the next step.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Position is not null)
        {
            text.Append(Position).Append(": ");
        }

        text.Append(Severity == Severity.Error ? "error " : "warning ").Append(Code).Append(": ").Append(Message);
        if (!string.IsNullOrEmpty(Path))
        {
            text.Append(" (at ").Append(PrintableText.WithoutControls(Path)).Append(')');
        }

        AppendLine(text);
        if (Suggestion is not null)
        {
            text.Append("\n  = ").Append(Suggestion);
        }

        return text.ToString();
    }

    private void AppendLine(StringBuilder text)
    {
        const int widest = 160;
        if (Position is null || Position.Source.ShownLine(Position.Line) is not { Length: > 0 and <= widest } line)
        {
            return;
        }

        // Tabs are kept in the margin so that the mark stands under the right character on any terminal.
        var margin = new string([.. line.Take(Position.Column - 1).Select(c => c == '\t' ? '\t' : ' ')]);
        var marks = Math.Clamp(Position.Length, 1, Math.Max(1, line.Length - Position.Column + 1));
        text.Append("\n  | ").Append(line).Append("\n  | ").Append(margin).Append('^').Append('~', marks - 1);
    }
}
