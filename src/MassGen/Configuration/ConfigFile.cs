using System.Text;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>Reads a configuration's file as text.</summary>
internal static class ConfigFile
{
    // Thirty times the largest that the Python project ships; a file that is larger is no configuration.
    private const int MostBytes = 1 << 18;

    private static readonly string[] Ends = [".yaml", ".yml", ".json"];

    public static SourceText Read(string path)
    {
        var bytes = Bytes(path);
        if (!Ends.Contains(Path.GetExtension(path)))
        {
            throw Fault("MG1023", "Unsupported file format: a configuration's name ends in .yaml, .yml or .json.", suggestion: "Rename the file.");
        }

        return bytes.Length > MostBytes
            ? throw Fault("MG1028", $"The file is larger than {MostBytes >> 10} KiB; no configuration is.", new SourcePosition(new SourceText(path, ""), 1, 1))
            : Text(path, bytes);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MostBytes + 1];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault("MG1000", $"Config file not found: {path}", suggestion: "Check the path; it is relative to the directory the program was started in.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Fault("MG1000", $"The file cannot be read: {unreadable.Message}");
        }
    }

    private static SourceText Text(string path, byte[] bytes)
    {
        try
        {
            return new SourceText(path, EncodingOf(bytes).GetString(bytes).TrimStart('\ufeff'));
        }
        catch (DecoderFallbackException wrong)
        {
            var before = new SourceText(path, Encoding.UTF8.GetString(bytes, 0, Math.Max(0, wrong.Index)));
            var line = before.LineCount;
            SecretLines.HideByLook(before);
            throw Fault(
                "MG1001", "The file is not UTF-8 from here on.", new SourcePosition(before, line, before.Line(line).Length + 1), "Save it as UTF-8.");
        }
    }

    // UTF-16 only with its mark, as editors on Windows write it.
    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    };

    private static InvalidInputException Fault(string code, string message, SourcePosition? position = null, string? suggestion = null) =>
        new(new Diagnostic(code, Severity.Error, message, position, Suggestion: suggestion));
}
