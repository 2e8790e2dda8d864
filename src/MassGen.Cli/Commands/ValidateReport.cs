using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary>Verdicts as JSON, in the shape of the Python project; code and place are our addition.</summary>
internal static class ValidateReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(IReadOnlyList<Verdict> verdicts, bool isSingle)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            if (isSingle)
            {
                Write(writer, verdicts[0]);
            }
            else
            {
                WriteAll(writer, verdicts);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<Verdict> verdicts)
    {
        writer.WriteBoolean("valid", verdicts.Count > 0 && verdicts.All(verdict => verdict.IsValid));
        writer.WriteStartArray("files");
        foreach (var verdict in verdicts)
        {
            writer.WriteStartObject();
            writer.WriteString("path", verdict.Path);
            Write(writer, verdict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteBoolean("valid", verdict.IsValid);
        writer.WriteNumber("error_count", verdict.Errors.Count);
        writer.WriteNumber("warning_count", verdict.Warnings.Count);
        Write(writer, "errors", verdict.Errors, verdict.Path);
        Write(writer, "warnings", verdict.Warnings, verdict.Path);
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<Diagnostic> issues, string file)
    {
        writer.WriteStartArray(name);
        foreach (var issue in issues)
        {
            writer.WriteStartObject();
            writer.WriteString("message", issue.Message);
            writer.WriteString("location", issue.Path ?? "file");
            writer.WriteString("suggestion", issue.Suggestion);
            writer.WriteString("code", issue.Code);
            writer.WriteString("file", file);
            if (issue.Position is { } place)
            {
                writer.WriteNumber("line", place.Line);
                writer.WriteNumber("column", place.Column);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
