using MassGen.Configuration;

namespace MassGen.Cli.Displays;

/// <summary>Chooses how a run is shown: by the command line, then by the configuration, then by what the terminal can do.</summary>
internal static class DisplayChoice
{
    public static IRunDisplay Of(DisplayType configured, bool automation, bool noDisplay, bool debug)
    {
        if (debug)
        {
            return new DebugDisplay();
        }

        // As in the Python project, --no-display beats --automation.
        return (noDisplay, automation, configured) switch
        {
            (true, _, _) => new SimpleDisplay(),
            (_, true, _) or (_, _, DisplayType.Silent) => new SilentDisplay(),
            (_, _, DisplayType.Simple) => new SimpleDisplay(),
            _ => Terminal.CanDraw ? new RichDisplay(Terminal.Open(), TimeProvider.System) : new SimpleDisplay(),
        };
    }
}
