namespace MassGen.Sandbox.Shell;

/// <summary>A text within a command line, given to a program as its input.</summary>
/// <param name="End">The line that ends it.</param>
/// <param name="SkipsTabs">Whether tabs at the beginning of its lines do not count.</param>
/// <param name="IsQuoted">Whether nothing in it is replaced.</param>
internal sealed record HereDocument(string End, bool SkipsTabs, bool IsQuoted)
{
    /// <summary>The text, which begins at a place of the command line.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">What comes after it.</param>
    /// <exception cref="ShellSyntaxException">It has no end.</exception>
    public string ReadFrom(string line, int start, out int end)
    {
        for (var at = start; at < line.Length;)
        {
            var stop = line.IndexOf('\n', at) is var found and >= 0 ? found : line.Length;
            var text = line.AsSpan(at, stop - at);
            if ((SkipsTabs ? text.TrimStart('\t') : text).SequenceEqual(End))
            {
                end = Math.Min(stop + 1, line.Length);
                return line[start..at];
            }

            at = stop + 1;
        }

        throw new ShellSyntaxException($"the text that '{End}' ends has no end");
    }
}
