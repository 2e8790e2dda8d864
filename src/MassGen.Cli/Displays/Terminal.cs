using MassGen.Diagnostics;
using Spectre.Console;

namespace MassGen.Cli.Displays;

/// <summary>The terminal, where there is one. Everything but the answer goes to standard error, so its screen is that one's.</summary>
internal static class Terminal
{
    /// <summary>Whether a screen can be drawn on: standard error is a terminal that can move its cursor.</summary>
    public static bool CanDraw => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    private static bool CanAsk => CanDraw && !Console.IsInputRedirected;

    // As no-color.org says: any value but the empty one.
    private static bool WantsColours => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>A console on standard error.</summary>
    public static IAnsiConsole Open() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = WantsColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Out = new AnsiConsoleOutput(Console.Error),
    });

    /// <summary>A console to ask questions on.</summary>
    /// <exception cref="InvalidInputException">There is nobody to ask.</exception>
    public static IAnsiConsole OpenToAsk(string option, string instead) => CanAsk ? Open() : throw new InvalidInputException(new Diagnostic(
        "MG1087", Severity.Error, $"{option} asks questions, and here is no terminal to ask them on.", Suggestion: instead));

    /// <summary>Shows the cursor again, should a display not have come to it.</summary>
    public static void Restore()
    {
        if (CanDraw)
        {
            Console.Error.Write("\u001b[?25h\n");
        }
    }
}
