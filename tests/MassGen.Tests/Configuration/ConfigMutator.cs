using System.Text;

namespace MassGen.Tests.Configuration;

/// <summary>Makes wrong configurations out of right ones, the same ones for the same seed.</summary>
internal sealed class ConfigMutator(int seed)
{
    private static readonly string[] Values =
    [
        "", "~", "null", "true", "no", "0", "-1", "1.5", "1e400", ".inf", "[]", "{}", "[[]]", "{a: {b: []}}", "''", "\"\\e[31m\"", "'x", "*x", "&x y", "!t z", "|", ">-", "? ", "- ",
        "99999999999999999999", "0x1F", "2024-01-01", "\"\\ud800\"", "éü", "\U0001F600", "${cwd}", "${UNSET_NAME}", "@", "`", "%", "{{}}", "<<", "a: b: c", "[a, b", "{a: 1, a: 2}",
    ];

    private static readonly string[] Keys =
    [
        "agents", "agent", "type", "model", "backend", "mcp_servers", "custom_tools", "orchestrator", "memory", "ui", "env", "security", "context_paths", "coordination", "<<", "models",
        "function", "name", "command", "args", "url", "timeout_settings", "persistent_memory", "qdrant", "cwd", "id", "\"\"", "[a]", "{b: c}", "1", "null",
    ];

    private readonly Random _random = new(seed);

    public byte[] Mutate(string text)
    {
        var mutant = text;
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            mutant = Change(mutant);
        }

        return Bytes(mutant);
    }

    private string Change(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = _random.Next(lines.Count);
        switch (_random.Next(16))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[_random.Next(lines.Count)]); break;
            case 2: lines[at] = new string(' ', _random.Next(12)) + lines[at].TrimStart(); break;
            case 3: lines[at] = "\t" + lines[at]; break;
            case 4: lines[at] = Value(lines[at]); break;
            case 5: lines[at] = Key(lines[at]); break;
            case 6: lines.Insert(at, new string(' ', _random.Next(8)) + Pick(Keys) + ": " + Pick(Values)); break;
            case 7: return Characters(text);
            case 8: return text.Length == 0 ? text : text[.._random.Next(text.Length)];
            case 9: lines[at] = lines[at].TrimEnd() + " &a" + (at % 3); break;
            case 10: lines[at] = (lines[at].IndexOf(':') is var colon and > 0 ? lines[at][..(colon + 1)] : lines[at]) + " *a" + _random.Next(3); break;
            case 11: lines[at] += " # " + Pick(Values); break;
            case 12: (lines[at], lines[^1]) = (lines[^1], lines[at]); break;
            case 13: lines.Add(Pick(Keys) + ": " + Nested(_random.Next(150))); break;
            case 14: lines[at] = lines[at].Replace(": ", Pick([":", " : ", ": - ", ": {", ": ["]), StringComparison.Ordinal); break;
            default: return Pick(["\ufeff", "---\n", "%YAML 1.1\n---\n", "# c\r\n", "\0", ""]) + text + Pick(["\n---\na: 1\n", "\n...\n", "\u2028", "\r", ""]);
        }

        return string.Join('\n', lines);
    }

    private string Value(string line) => line.IndexOf(':') is var colon and > 0 ? $"{line[..(colon + 1)]} {Pick(Values)}" : Pick(Values);

    // A secret under the name of something else is none any more.
    private string Key(string line) => line.Contains("canary", StringComparison.Ordinal) ? line : line.IndexOf(':') is var colon and > 0
        ? line[..(line.Length - line.TrimStart(' ', '-').Length)] + Pick(Keys) + line[colon..] : Pick(Keys) + ":";

    private string Nested(int depth) => _random.Next(2) == 0
        ? new string('[', depth) + new string(']', depth)
        : string.Concat(Enumerable.Repeat("{a: ", depth)) + "b" + new string('}', depth);

    private string Characters(string text)
    {
        var changed = new StringBuilder(text);
        for (var i = _random.Next(1, 6); i > 0 && changed.Length > 0; i--)
        {
            changed[_random.Next(changed.Length)] = (char)(_random.Next(4) == 0 ? _random.Next(0x10000) : _random.Next(32, 127));
        }

        return changed.ToString();
    }

    private byte[] Bytes(string text)
    {
        var bytes = (_random.Next(40) switch { 0 => Encoding.Unicode, 1 => Encoding.Latin1, _ => Encoding.UTF8 }).GetBytes(text);
        if (_random.Next(40) == 0 && bytes.Length > 0)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];

    /// <summary>Configurations that are hard on the reader; each is to be refused, or read, at once.</summary>
    public static IEnumerable<(string Name, string Text)> Hard()
    {
        static string Repeat(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
        yield return ("ten megabytes of a list", "agents:\n" + Repeat(500_000, i => "  - {id: a, backend: 1}\n"));
        yield return ("one long line", "agent: {id: " + new string('x', 260_000) + "}");
        yield return ("keys", Repeat(14_000, i => $"key_num_{i}: 1\n"));
        yield return ("brackets", new string('[', 260_000));
        yield return ("items", "agents: [" + Repeat(120_000, i => "a,") + "]");
        yield return ("empty agents", "agents: [" + Repeat(80_000, i => "{},") + "]");
        yield return ("a hundred levels", "a: " + Repeat(100, i => "{a: ") + "1" + new string('}', 100));
        yield return ("aliases of aliases", "a0: &a0 [x]\n" + Repeat(60, i => $"a{i + 1}: &a{i + 1} [{string.Join(',', Enumerable.Repeat($"*a{i}", 10))}]\n") + "agents: *a60\n");
        yield return ("merges of merges", "a0: &a0 {x: 1}\n" + Repeat(1500, i => $"a{i + 1}: &a{i + 1} {{<<: [*a{i}, *a{i}], k{i}: 1}}\n") + "agent: *a1500\n");
        yield return ("a chain of aliases", "a0: &a0 [x]\n" + Repeat(5000, i => $"a{i + 1}: &a{i + 1} [*a{i}]\n") + "agents: *a5000\n");
        yield return ("one agent many times", "a: &a {id: a, backend: {type: grok}}\nagents: [" + Repeat(60_000, i => "*a,") + "]");
        yield return ("one tool many times", "t: &t {function: [" + Repeat(400, i => $"f{i},") + "]}\nagent: {id: a, backend: {type: grok, custom_tools: [" + Repeat(600, i => "*t,") + "]}}");
        yield return ("comments", Repeat(20_000, i => "# 1000000\n") + "agent: {id: a, backend: {type: grok}}");
        yield return ("quotes", "agent: \"" + Repeat(120_000, i => "\\\\") + "\n");
        yield return ("plain lines", "agent: a" + Repeat(60_000, i => "\n  b"));
        yield return ("anchors", Repeat(14_000, i => $"k{i}: &a{i} x\n"));
        yield return ("question marks", Repeat(120_000, i => "? "));
        yield return ("dashes", Repeat(120_000, i => "- "));
        yield return ("colons", "a" + new string(':', 250_000));
        yield return ("secret lines", Repeat(14_000, i => "token: token: x\n"));
        yield return ("warnings", "agent: {id: a, backend: {type: grok}}\n" + Repeat(14_000, i => $"agnts{i}: 1\n"));
    }
}
