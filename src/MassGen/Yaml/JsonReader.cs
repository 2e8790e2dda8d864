using System.Text;
using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Yaml;

/// <summary>Reads one JSON document into the same values that YAML gives, with the places where they were written.</summary>
public static class JsonReader
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidInputException">It is not JSON, or repeats a key.</exception>
    public static YamlValue Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var bytes = Encoding.UTF8.GetBytes(source.Text);
        try
        {
            return new JsonTree(source, bytes).Read();
        }
        catch (JsonException broken)
        {
            SecretLines.HideByLook(source);
            var line = (int)(broken.LineNumber ?? 0) + 1;
            var column = Encoding.UTF8.GetBytes(source.Line(line)) is var text
                ? Encoding.UTF8.GetCharCount(text, 0, (int)Math.Min(broken.BytePositionInLine ?? 0, text.Length)) + 1 : 1;
            throw new InvalidInputException(new Diagnostic(
                "MG1001", Severity.Error, "This is not valid JSON.", new SourcePosition(source, line, column),
                Suggestion: "Look here and just before: a comma too many or missing, an unclosed quote or bracket, a comment. Nesting ends at 100 levels."));
        }
        catch (InvalidInputException)
        {
            SecretLines.HideByLook(source);
            throw;
        }
    }
}
