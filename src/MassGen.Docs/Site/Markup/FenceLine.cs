using System.Text;
using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup;

/// <summary>Reads the first line of a fenced block as it was written: Markdown's escapes do not count in it, quotes do.</summary>
internal sealed class FenceLine
{
    private readonly SourceText _source;
    private readonly int _number;
    private readonly string _line;
    private readonly ICollection<Diagnostic> _faults;
    private readonly List<FenceOption> _options = [];
    private int _next;

    private FenceLine(FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults)
    {
        (_source, _number, _faults) = (source, block.Line + 1, faults);
        _line = source.Line(_number);
        var before = Math.Clamp(block.Span.Start, 0, source.Text.Length);
        _next = Math.Clamp(before - (before == 0 ? 0 : source.Text.LastIndexOf('\n', before - 1) + 1), 0, _line.Length);
        while (_next < _line.Length && _line[_next] == block.FencedChar)
        {
            _next++;
        }
    }

    public static FenceOptions Read(FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults) =>
        new FenceLine(block, source, faults).Read();

    private FenceOptions Read()
    {
        SkipSpace();
        var start = _next;
        var language = LanguageEnd();
        _next = start + language.Length;
        while (SkipSpace())
        {
            if (Option() is { } option && IsUsable(option))
            {
                _options.Add(option);
            }
        }

        return new FenceOptions(language, At(start, language.Length), _options);
    }

    // Where the language was forgotten, the first word is an option.
    private string LanguageEnd()
    {
        var word = new string([.. _line.Skip(_next).TakeWhile(letter => !char.IsWhiteSpace(letter))]);
        return FenceKeys.All.ContainsKey(word.Split('=')[0]) && word.Split('=')[0] is not "diff" ? "" : word;
    }

    private bool SkipSpace()
    {
        while (_next < _line.Length && char.IsWhiteSpace(_line[_next]))
        {
            _next++;
        }

        return _next < _line.Length;
    }

    private FenceOption? Option()
    {
        var start = _next;
        while (_next < _line.Length && _line[_next] != '=' && !char.IsWhiteSpace(_line[_next]))
        {
            _next++;
        }

        var key = _line[start.._next];
        if (_next == _line.Length || _line[_next] != '=')
        {
            return new FenceOption(key, "", At(start, key.Length), At(start, key.Length));
        }

        var valueStart = ++_next;
        var value = _next < _line.Length && _line[_next] == '"' ? Quoted(start) : Bare();
        return value is null ? null : new FenceOption(key, value, At(start, _next - start), At(valueStart, _next - valueStart));
    }

    private string Bare()
    {
        var start = _next;
        while (_next < _line.Length && !char.IsWhiteSpace(_line[_next]))
        {
            _next++;
        }

        return _line[start.._next];
    }

    private string? Quoted(int start)
    {
        var value = new StringBuilder();
        for (_next++; _next < _line.Length; _next++)
        {
            if (_line[_next] == '"')
            {
                _next++;
                return value.ToString();
            }

            if (_line[_next] == '\\' && _next + 1 < _line.Length && _line[_next + 1] is '"' or '\\')
            {
                _next++;
            }

            value.Append(_line[_next]);
        }

        Fault("MG5100", "The quote that begins here is not closed on this line.", At(start, _next - start), "Write key=\"words with spaces\".");
        return null;
    }

    private bool IsUsable(FenceOption option)
    {
        var hasValue = option.Position.Length > option.Key.Length;
        if (!FenceKeys.All.TryGetValue(option.Key, out var needs))
        {
            Fault("MG7010", $"'{option.Key}' is not an option of a code block.", option.Position,
                NearestWord.Suggestion(option.Key, FenceKeys.All.Keys) ?? $"Options are written key=value; known: {string.Join(", ", FenceKeys.All.Keys)}.");
        }
        else if (needs == FenceValue.Required && option.Value.Length == 0)
        {
            Fault("MG7011", $"'{option.Key}' has no value.", option.Position, $"Write {option.Key}=…, without spaces around '='.");
        }
        else if (needs == FenceValue.None && hasValue)
        {
            Fault("MG5105", $"'{option.Key}' takes no value.", option.Position, $"Write {option.Key} alone.");
        }
        else if (_options.Any(other => other.Key == option.Key))
        {
            Fault("MG5104", $"'{option.Key}' stands twice on this line.", option.Position, "Remove one of them.");
        }
        else
        {
            return true;
        }

        return false;
    }

    private void Fault(string code, string message, SourcePosition place, string suggestion) =>
        _faults.Add(new Diagnostic(code, Severity.Error, message, place, Suggestion: suggestion));

    private SourcePosition At(int start, int length) => new(_source, _number, start + 1, Math.Max(1, length));
}
