using System.Text;

namespace MassGen.Sandbox.Shell;

/// <summary>
/// Reads words of a command line as a shell does, quotes taken away. Command lines within them, in <c>$( )</c>, <c>&lt;( )</c> and backquotes,
/// are collected for themselves.
/// </summary>
/// <param name="line">The command line.</param>
/// <param name="inner">Takes the command lines within.</param>
internal sealed class ShellWordReader(string line, Action<string> inner)
{
    private const string Ends = " \t\r\n;&|()<>";
    private readonly StringBuilder _text = new();
    private bool _isLiteral;
    private bool _isQuoted;
    private bool _hasPattern;
    private bool _isAssignment;

    /// <summary>How far it has read.</summary>
    public int At { get; set; }

    /// <summary>Reads one word; there must be one.</summary>
    /// <exception cref="ShellSyntaxException">Something in it is never closed.</exception>
    public ShellWord Read()
    {
        _text.Clear();
        (_isLiteral, _isQuoted, _hasPattern) = (true, false, false);
        _isAssignment = false;
        while (At < line.Length && (!Ends.Contains(line[At], StringComparison.Ordinal) || IsProcess()))
        {
            ReadPart();
        }

        // By themselves these words are programs or group them; within a word they are patterns.
        var text = _text.ToString();
        var isPattern = _hasPattern && text is not ("{" or "[" or "[[");
        return new ShellWord(text, _isLiteral && !isPattern, _isQuoted, _isAssignment);
    }

    /// <summary>Reads a text in which only variables and commands are replaced, as in double quotes, to its end.</summary>
    public void ReadText(string text) => new ShellWordReader(text, inner).ReadQuoted(null);

    private bool IsProcess() => line[At] is '<' or '>' && At + 1 < line.Length && line[At + 1] == '(' && _text.Length == 0;

    private void ReadPart()
    {
        switch (line[At])
        {
            case '\'':
                _text.Append(UpTo('\'', At + 1));
                _isQuoted = true;
                break;
            case '"':
                At++;
                ReadQuoted('"');
                _isQuoted = true;
                break;
            case '\\':
                ReadEscape();
                break;
            case '$' or '`':
                ReadReplaced(isInQuotes: false);
                break;
            case '<' or '>':
                At++;
                inner(Parenthesised());
                AddUnknown("<()");
                break;
            default:
                _isAssignment |= line[At] == '=' && !_isQuoted && _isLiteral && IsName(_text.ToString());
                _hasPattern |= line[At] is '*' or '?' or '[' or '{' or '~';
                _text.Append(line[At++]);
                break;
        }
    }

    private static bool IsName(string text) =>
        text.TrimEnd('+') is { Length: > 0 } name && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private void ReadEscape()
    {
        At++;
        if (At < line.Length && line[At] != '\n')
            _text.Append(line[At]);
        _isQuoted |= At < line.Length && line[At] != '\n';
        At++;
    }

    private void ReadQuoted(char? end)
    {
        while (At < line.Length && line[At] != end)
        {
            if (line[At] == '\\' && At + 1 < line.Length && "\"\\$`\n".Contains(line[At + 1], StringComparison.Ordinal))
            {
                _text.Append(line[At + 1] == '\n' ? "" : line[(At + 1)..(At + 2)]);
                At += 2;
            }
            else if (line[At] is '$' or '`')
            {
                ReadReplaced(isInQuotes: true);
            }
            else
            {
                _text.Append(line[At++]);
            }
        }

        if (end is not null && At++ >= line.Length)
            throw new ShellSyntaxException("a double quote is never closed");
    }

    private void ReadReplaced(bool isInQuotes)
    {
        var next = At + 1 < line.Length ? line[At + 1] : ' ';
        if (line[At] == '`')
        {
            inner(Backquoted());
            AddUnknown("``");
        }
        else if (next == '(')
        {
            At++;
            inner(Parenthesised());
            AddUnknown("$()");
        }
        else if (next == '{')
        {
            // A value to take instead may hold a command.
            var braces = UpTo('}', At + 2);
            ReadText(braces);
            AddUnknown($"${{{braces}}}");
        }
        else if (next == '\'' && !isInQuotes)
        {
            AddUnknown(Escaped());
        }
        else if (char.IsAsciiLetterOrDigit(next) || "_@*#?$!-".Contains(next, StringComparison.Ordinal))
        {
            var start = At;
            At += 2;
            while (At < line.Length && (char.IsAsciiLetterOrDigit(line[At]) || line[At] == '_'))
                At++;
            AddUnknown(line[start..At]);
        }
        else
        {
            _text.Append(line[At++]);
        }
    }

    // Of $'…': some shells know no escapes in it, and for them a quote ends it that for others is one of its letters.
    private string Escaped()
    {
        var text = UpTo('\'', At + 2);
        return (text.Length - text.TrimEnd('\\').Length) % 2 == 0 ? text : throw new ShellSyntaxException("shells do not agree where a $' with a quote in it ends");
    }

    private void AddUnknown(string shown)
    {
        _text.Append(shown);
        _isLiteral = false;
    }

    private string UpTo(char end, int from)
    {
        var close = from <= line.Length ? line.IndexOf(end, from) : -1;
        if (close < 0)
            throw new ShellSyntaxException($"{(end == '}' ? "a '{'" : "a single quote")} is never closed");
        At = close + 1;
        return line[from..close];
    }

    private string Backquoted()
    {
        var text = new StringBuilder();
        for (At++; At < line.Length; At++)
        {
            if (line[At] == '`')
            {
                At++;
                return text.ToString();
            }

            if (line[At] == '\\' && At + 1 < line.Length && "`\\$".Contains(line[At + 1], StringComparison.Ordinal))
                At++;
            text.Append(line[At]);
        }

        throw new ShellSyntaxException("a backquote is never closed");
    }

    // From the opening parenthesis to the closing one that belongs to it; what is quoted in between does not count.
    private string Parenthesised()
    {
        var start = At + 1;
        var within = new ShellWordReader(line, _ => { }) { At = start };
        for (var depth = 1; within.At < line.Length;)
        {
            var letter = line[within.At];
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0)
            {
                At = within.At + 1;
                return line[start..within.At];
            }

            if (letter == '#' && Ends.Contains(line[within.At - 1], StringComparison.Ordinal))
                within.At = line.IndexOf('\n', within.At) is var end and >= 0 ? end : line.Length;
            else if (Ends.Contains(letter, StringComparison.Ordinal))
                within.At++;
            else
                within.Read();
        }

        throw new ShellSyntaxException("a parenthesis is never closed");
    }
}
