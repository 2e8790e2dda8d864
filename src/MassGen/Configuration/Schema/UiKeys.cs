using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>ui</c>.</summary>
public static class UiKeys
{
    /// <summary>How a run is shown.</summary>
    public static readonly ConfigKey<string?> DisplayType =
        Key.Word("display_type", "How the terminal shows the run; `terminal` is another word for `rich_terminal`.", "rich_terminal", "simple", "terminal", "silent") with
        {
            Default = "rich_terminal",
            RefusesNothing = true,
        };

    /// <summary>No effect.</summary>
    public static readonly ConfigKey<bool?> LoggingEnabled =
        Key.Switch("logging_enabled", "Every run is logged, whatever this says.") with { Default = "true", RefusesNothing = true, Effect = None };

    /// <summary>Whether one agent goes through the coordination.</summary>
    public static readonly ConfigKey<bool?> OrchestratorForSingleAgent =
        Key.Switch("use_orchestrator_for_single_agent", "One agent runs through the coordination as well.") with { Default = "true", Effect = NotYet };

    /// <summary>Set by the Python project itself.</summary>
    public static readonly ConfigKey<bool?> AutomationMode =
        Key.Switch("automation_mode", "Set by the Python project itself; use --automation.") with { Effect = None, Instead = "Start with --automation." };

    /// <summary>Set by the Python project itself.</summary>
    public static readonly ConfigKey<bool?> Debug =
        Key.Switch("debug", "Set by the Python project itself; use --debug.") with { Effect = None, Instead = "Start with --debug." };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("ui", "The section 'ui'", [DisplayType, LoggingEnabled, OrchestratorForSingleAgent, AutomationMode, Debug])
    {
        Misplaced =
        [
            new("type", "Nothing reads it; the key is called 'display_type'."),
            new("show_reasoning", "Nothing reads it, in the Python project either."),
            new("show_screenshots", "Nothing reads it, in the Python project either."),
        ],
    };
}
