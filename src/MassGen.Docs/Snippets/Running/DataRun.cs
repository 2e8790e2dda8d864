using System.Text.Json;
using System.Xml;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Reads data as what it says it is.</summary>
internal static class DataRun
{
    public static void Check(SnippetReport report, DataTask task)
    {
        var language = report.Snippet.Language;
        var what = $"it is {language.ToUpperInvariant()}";
        try
        {
            Read(language, task.Data);
            report.Held(what, report.Snippet.Position);
        }
        catch (JsonException wrong)
        {
            Failed(report, task.Data, what, (int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1, wrong.Message.Split(" LineNumber:")[0]);
        }
        catch (InvalidInputException wrong)
        {
            wrong.Diagnostics.ToList().ForEach(fault => report.Failed(fault, what));
        }
        catch (XmlException wrong)
        {
            Failed(report, task.Data, what, Math.Max(1, wrong.LineNumber), Math.Max(1, wrong.LinePosition), wrong.Message);
        }
    }

    private static void Read(string language, SourceText data)
    {
        var text = data.Text;
        switch (language)
        {
            case "json":
                JsonDocument.Parse(text).Dispose();
                break;
            case "jsonl":
                ReadLines(text);
                break;
            case "xml":
                ReadXml(text);
                break;
            case "yaml":
                YamlReader.Read(data);
                break;
            default:
                throw new InvalidOperationException($"Nothing reads {language}.");
        }
    }

    private static void ReadLines(string text)
    {
        foreach (var (index, line) in text.Split('\n').Index().Where(line => line.Item.Trim().Length > 0))
        {
            try
            {
                JsonDocument.Parse(line).Dispose();
            }
            catch (JsonException wrong)
            {
                throw new JsonException(wrong.Message, null, index, wrong.BytePositionInLine);
            }
        }
    }

    // Blank lines keep the page's numbers, and XML wants its declaration first: it is read as a part of a document.
    private static void ReadXml(string text)
    {
        var declared = text.TrimStart();
        var skipped = declared.StartsWith("<?xml", StringComparison.Ordinal) ? text[..(text.Length - declared.Length)] : "";
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(text[skipped.Length..]), settings);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException wrong) when (skipped.Length > 0)
        {
            throw new XmlException(wrong.Message, wrong, wrong.LineNumber + skipped.Count(letter => letter == '\n'), wrong.LinePosition);
        }
    }

    /// <summary>Tells where data is not what it says it is.</summary>
    public static void Failed(SnippetReport report, SourceText data, string what, int line, int column, string message) =>
        report.Failed(new Diagnostic("MG5158", Severity.Error, $"This is not {report.Snippet.Language.ToUpperInvariant()}: {message}", new SourcePosition(data, line, column)), what);
}
