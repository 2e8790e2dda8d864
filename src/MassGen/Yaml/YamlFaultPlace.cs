using MassGen.Diagnostics;
using YamlDotNet.Core;

namespace MassGen.Yaml;

/// <summary>
/// Where a person should look for a fault of YAML. The parser names the place where it began to read what is wrong, or one
/// behind the end of the text.
/// </summary>
internal static class YamlFaultPlace
{
    public static SourcePosition Of(SourceText source, YamlException broken)
    {
        var line = Math.Clamp((int)broken.Start.Line, 1, source.LineCount);
        if (broken.Message.Contains(" tab ", StringComparison.Ordinal) && FirstIndentingTab(source, line) is { } tab)
        {
            return tab;
        }

        if (line == broken.Start.Line && !string.IsNullOrWhiteSpace(source.Line(line)))
        {
            return new SourcePosition(source, line, Math.Max(1, (int)broken.Start.Column));
        }

        while (line > 1 && string.IsNullOrWhiteSpace(source.Line(line)))
        {
            line--;
        }

        return new SourcePosition(source, line, source.Line(line).TrimEnd().Length + 1);
    }

    private static SourcePosition? FirstIndentingTab(SourceText source, int from)
    {
        for (var line = from; line <= source.LineCount; line++)
        {
            var text = source.Line(line);
            var column = text.IndexOf('\t', StringComparison.Ordinal);
            if (column >= 0 && string.IsNullOrWhiteSpace(text[..column]))
            {
                return new SourcePosition(source, line, column + 1);
            }
        }

        return null;
    }
}
