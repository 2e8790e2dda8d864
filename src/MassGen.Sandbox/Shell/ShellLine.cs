namespace MassGen.Sandbox.Shell;

/// <summary>
/// Takes a command line apart into the programs it runs: each part of <c>&amp;&amp;</c>, <c>||</c>, <c>|</c>, <c>;</c> and <c>&amp;</c>, each line,
/// what stands in <c>( )</c>, <c>{ }</c>, <c>$( )</c>, backquotes and loops, and what is given to <c>sh -c</c> and <c>eval</c>.
/// </summary>
internal sealed class ShellLine
{
    private const int MostCommands = 1000;
    private const int Deepest = 10;
    private static readonly string[] Operators = ["\n", "&&", "||", ";;", "|&", ";", "|", "&", "(", ")"];
    private static readonly string[] Redirections = ["&>>", "&>", "<<<", "<<-", "<<", ">>", ">&", "<&", ">|", "<>", ">", "<"];
    private static readonly string[] Openers = ["if", "then", "else", "elif", "while", "until", "do", "!", "{", "time", "coproc"];
    private static readonly string[] Closers = ["fi", "done", "}", "esac"];
    private readonly string _line;
    private readonly List<SimpleCommand> _found;
    private readonly int _depth;
    private readonly ShellWordReader _reader;
    private readonly List<ShellWord> _words = [];
    private readonly Queue<HereDocument> _documents = new();

    private ShellLine(string line, List<SimpleCommand> found, int depth)
    {
        (_line, _found, _depth) = (line, found, depth);
        _reader = new ShellWordReader(_line, inside => Take(inside));
    }

    /// <summary>The programs a command line runs, those within others too.</summary>
    /// <exception cref="ShellSyntaxException">It cannot be taken apart.</exception>
    public static IReadOnlyList<SimpleCommand> Read(string line)
    {
        var found = new List<SimpleCommand>();
        new ShellLine(line, found, 0).Read();
        return found;
    }

    private void Take(string line)
    {
        if (_depth == Deepest)
            throw new ShellSyntaxException("too much is nested in it");
        new ShellLine(line, _found, _depth + 1).Read();
    }

    private void Read()
    {
        while (_reader.At < _line.Length)
        {
            Step();
        }

        EndCommand();
        if (_documents.Count > 0)
            throw new ShellSyntaxException($"the text that '{_documents.Peek().End}' ends has no end");
    }

    private void Step()
    {
        var letter = _line[_reader.At];
        if (letter is ' ' or '\t' or '\r')
            _reader.At++;
        else if (letter == '\\' && _reader.At + 1 < _line.Length && _line[_reader.At + 1] == '\n')
            _reader.At += 2;
        else if (letter == '#')
            _reader.At = _line.IndexOf('\n', _reader.At) is var end and >= 0 ? end : _line.Length;
        else if (Starting(Redirections) is { } redirection && !IsProcess())
            Redirect(redirection);
        else if (Starting(Operators) is { } symbol)
            EndPart(symbol);
        else
            AddWord();
    }

    private string? Starting(string[] symbols) =>
        symbols.FirstOrDefault(symbol => _line.AsSpan(_reader.At).StartsWith(symbol, StringComparison.Ordinal));

    private bool IsProcess() => _reader.At + 1 < _line.Length && _line[_reader.At] is '<' or '>' && _line[_reader.At + 1] == '(';

    private void AddWord()
    {
        var word = _reader.Read();
        var isNumberOfStream = word is { IsQuoted: false, Text.Length: > 0 } && word.Text.All(char.IsAsciiDigit)
            && _reader.At < _line.Length && _line[_reader.At] is '<' or '>';
        if (!isNumberOfStream)
            _words.Add(word);
    }

    private void Redirect(string symbol)
    {
        _reader.At += symbol.Length;
        while (_reader.At < _line.Length && _line[_reader.At] is ' ' or '\t')
            _reader.At++;
        if (_reader.At == _line.Length || (Starting(Operators) is not null && !IsProcess()))
            throw new ShellSyntaxException($"nothing follows '{symbol}'");
        var target = _reader.Read();
        if (symbol is "<<" or "<<-")
            _documents.Enqueue(new HereDocument(target.Text, symbol == "<<-", target.IsQuoted));
    }

    private void EndPart(string symbol)
    {
        _reader.At += symbol.Length;
        EndCommand();
        while (symbol == "\n" && _documents.TryDequeue(out var document))
        {
            var text = document.ReadFrom(_line, _reader.At, out var end);
            _reader.At = end;
            if (!document.IsQuoted)
                _reader.ReadText(text);
        }
    }

    private void EndCommand()
    {
        var words = _words.SkipWhile(word => word.IsAssignment || (!word.IsQuoted && Openers.Contains(word.Text))).ToList();
        _words.Clear();
        if (words.Count == 0 || (!words[0].IsQuoted && (Closers.Contains(words[0].Text) || words[0].Text is "for" or "case" or "select")))
            return;
        if (_found.Count == MostCommands)
            throw new ShellSyntaxException($"it runs more than {MostCommands} programs");
        var command = new SimpleCommand(words);
        _found.Add(command);
        foreach (var line in ShellWrappers.LinesIn(command))
            Take(line);
    }
}
