using System.Text;

namespace MassGen.Configuration.Reading;

/// <summary>Splits a command line as a POSIX shell would, without running anything.</summary>
internal static class ShellSplit
{
    /// <summary>The words, or null when a quote is not closed or the text ends with a backslash.</summary>
    public static IReadOnlyList<string>? Of(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var isInWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\n' or '\r':
                    End();
                    break;
                case '\\':
                    if (++i == text.Length)
                    {
                        return null;
                    }

                    isInWord = true;
                    word.Append(text[i]);
                    break;
                case '\'' or '"':
                    isInWord = true;
                    if ((i = Quoted(text, i, word)) < 0)
                    {
                        return null;
                    }

                    break;
                default:
                    isInWord = true;
                    word.Append(text[i]);
                    break;
            }
        }

        End();
        return words;

        void End()
        {
            if (isInWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isInWord = false;
            }
        }
    }

    // Between double quotes a backslash stands only for a quote or a backslash after it.
    private static int Quoted(string text, int open, StringBuilder word)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == text[open])
            {
                return i;
            }

            if (text[open] == '"' && text[i] == '\\' && i + 1 < text.Length && (text[i + 1] is '"' or '\\'))
            {
                i++;
            }

            word.Append(text[i]);
        }

        return -1;
    }
}
