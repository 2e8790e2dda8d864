using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MassGen.Cli.Commands;

/// <summary>What an option is given that takes a whole number.</summary>
public static class WholeNumber
{
    /// <summary>Reads it. A word that is no such number becomes an error of the command line, in plain words.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="option">The option's name, for the error.</param>
    /// <param name="least">The smallest number that is taken.</param>
    /// <param name="most">The greatest.</param>
    public static Func<ArgumentResult, T> Between<T>(string option, T least, T most)
        where T : struct, IBinaryInteger<T> => argument =>
        {
            var number = Of<T>(argument.Tokens);
            if (number < least || number > most)
            {
                argument.AddError($"{option} must be between {least} and {most}.");
            }
            else if (number is null)
            {
                argument.AddError($"{option} takes a whole number; '{argument.Tokens[0].Value}' is none.");
            }

            return number ?? least;
        };

    /// <summary>The number that an option is given; null where it is given none. Unlike <c>GetValue</c> it never throws, so validators can ask.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="tokens">The words that the option is given.</param>
    public static T? Of<T>(IReadOnlyList<Token>? tokens)
        where T : struct, IBinaryInteger<T> =>
        tokens is [var word] && T.TryParse(word.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
