using System.Text.Json;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Checks the form of a Dockerfile: its instructions, their order, and the JSON in them.</summary>
internal sealed partial class DockerfileCheck
{
    // Dockerfile reference, instructions of the classic builder.
    private static readonly string[] Instructions =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER",
        "VOLUME", "WORKDIR",
    ];

    private static readonly string[] WithJson = ["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"];

    private readonly SourceText _file;
    private readonly List<Diagnostic> _faults = [];
    private bool _hasBase;

    private DockerfileCheck(SourceText file) => _file = file;

    /// <summary>What is wrong with a file, each at its place.</summary>
    public static IReadOnlyList<Diagnostic> FaultsOf(SourceText file)
    {
        var check = new DockerfileCheck(file);
        check.Read();
        return check._faults;
    }

    private void Read()
    {
        var number = 1;
        while (number <= _file.LineCount)
        {
            var first = number;
            var text = _file.Line(number).Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                number++;
                continue;
            }

            (text, number) = Continued(text, number);
            Check(text, first);
        }

        if (!_hasBase && _faults.Count == 0)
        {
            Fault("There is no FROM: an image is always built on another, or on 'scratch'.", _file.LineCount, "Begin with: FROM debian:bookworm-slim");
        }
    }

    // Comments and blank lines between continued lines count as if they were not there.
    private (string Text, int Next) Continued(string text, int number)
    {
        while (text.EndsWith('\\'))
        {
            var last = number++;
            while (number <= _file.LineCount && _file.Line(number).Trim() is "" or ['#', ..])
            {
                number++;
            }

            if (number > _file.LineCount)
            {
                Fault("The last line goes on, but nothing follows.", last, "Remove the '\\' at its end.");
                return (text.TrimEnd('\\'), number);
            }

            text = text[..^1] + " " + _file.Line(number).Trim();
        }

        return (text, Heredoc().Match(text) is { Success: true } here ? EndOf(here.Groups["end"].Value, number + 1) : number + 1);
    }

    private int EndOf(string end, int number)
    {
        var first = number;
        while (number <= _file.LineCount && _file.Line(number).Trim() != end)
        {
            number++;
        }

        if (number > _file.LineCount)
        {
            Fault($"The text that ends with '{end}' does not end.", first - 1, $"Add a line {end}.");
        }

        return number + 1;
    }

    private void Check(string text, int line)
    {
        var word = text.Split([' ', '\t'], 2)[0];
        var rest = text[word.Length..].Trim();
        var instruction = word.ToUpperInvariant();
        if (!Instructions.Contains(instruction))
        {
            Fault($"'{word}' is not an instruction.", line, NearestWord.Suggestion(word, Instructions) ?? $"Instructions: {string.Join(", ", Instructions)}.", word.Length);
            return;
        }

        if (!_hasBase && instruction is not ("FROM" or "ARG"))
        {
            Fault($"{instruction} stands before the first FROM; only ARG may.", line, "Begin with the image that this one is built on.", word.Length);
        }

        _hasBase |= instruction == "FROM";
        if (rest.Length == 0)
        {
            Fault($"{instruction} needs something behind it.", line, null, word.Length);
        }
        else if (WithJson.Contains(instruction) && rest[0] == '[')
        {
            CheckJson(instruction, rest, line);
        }
        else if (instruction is "COPY" or "ADD" && rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(part => !part.StartsWith("--", StringComparison.Ordinal)) < 2
            && !rest.Contains("<<", StringComparison.Ordinal))
        {
            Fault($"{instruction} needs at least what is copied, and where to.", line, null, word.Length);
        }
        else if (instruction == "FROM" && !From().IsMatch(rest))
        {
            Fault("FROM takes an image, and perhaps 'AS NAME'.", line, null, word.Length);
        }
    }

    private void CheckJson(string instruction, string rest, int line)
    {
        try
        {
            using var list = JsonDocument.Parse(rest);
            if (list.RootElement.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            {
                return;
            }
        }
        catch (JsonException)
        {
            // What the engine does with it is worse: it runs the text in a shell.
        }

        Fault($"The list behind {instruction} is not JSON, so the engine would take it as words for a shell.", line, "Put each word between double quotes, with commas between them.");
    }

    private void Fault(string message, int line, string? advice, int length = 1)
    {
        var text = _file.Line(line);
        _faults.Add(new Diagnostic("MG5160", Severity.Error, message, new SourcePosition(_file, line, text.Length - text.TrimStart().Length + 1, length), Suggestion: advice));
    }

    [GeneratedRegex(@"<<-?[""']?(?<end>[A-Za-z_]\w*)[""']?")]
    private static partial Regex Heredoc();

    [GeneratedRegex(@"^(--platform=\S+\s+)?\S+(\s+[Aa][Ss]\s+\S+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex From();
}
