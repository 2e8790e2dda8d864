using System.Text;
using MassGen.Desktop;
using MassGen.Desktop.Browser;
using MassGen.Desktop.ComputerUse;
using MassGen.Desktop.ComputerUse.Anthropic;
using MassGen.Desktop.ComputerUse.Gemini;
using MassGen.Desktop.ComputerUse.OpenAi;
using MassGen.Desktop.Session;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of desktops and of the tools that use them, written from the tools, their keys and the desktop's policy themselves.</summary>
public static class ComputerUseReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/computer-use.md";

    private static readonly (string Word, string Meaning)[] Outcomes =
    [
        (TaskOutcome.Completed, "The model says that it is done."),
        (TaskOutcome.Iterations, "`max_iterations` rounds of actions, and it was not."),
        (TaskOutcome.Time, "`max_seconds` were over."),
        (TaskOutcome.Cost, "`max_cost` was reached."),
        (TaskOutcome.Screenshots, "The next picture would have been more than `max_screenshot_bytes`."),
        (TaskOutcome.Approval, "A person's word was needed, and nobody is there to give it."),
        (TaskOutcome.Lost, "The desktop could not be had, or was lost."),
        (TaskOutcome.Model, "The tool's model could not be asked, was stopped by its provider, or was cut off."),
        (TaskOutcome.Cancelled, "The run ended."),
    ];

    public static string Markdown()
    {
        var page = new StringBuilder("""
            ---
            title: "Computer use: tools, environment, options"
            description: The tools that work on a desktop with every action, all keys of their settings with defaults, the environment, and how work on a desktop can end.
            order: 64
            ---

            # Computer use: tools, environment, options

            This page is written from the library's own code. How to use it is told in [Give an agent a desktop](../guides/desktop-in-five-minutes.md), and what
            to do when it fails in [When a desktop fails](../guides/when-a-desktop-fails.md).

            """);
        Tools(page);
        Actions(page);
        Browser(page);
        page.Append("\n## Options\n\nUnder `preset_args` of the tool's entry in `custom_tools`.\n");
        Keys(page, "The desktop", PresetKeys.Desktop);
        Keys(page, "What may be done", PresetKeys.Rules);
        Keys(page, "The tool's model", PresetKeys.Model);
        Keys(page, "Of the Python project, with another meaning or none", PresetKeys.WithoutEffect);
        Environment(page);
        page.Append("\n## How work on a desktop ends\n\nThe field `outcome` of the tool's answer and of the event `desktop.ended`:\n\n| word | meaning |\n|---|---|\n");
        foreach (var (word, meaning) in Outcomes)
        {
            page.Append("| `").Append(word).Append("` | ").Append(meaning).Append(" |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Tools(StringBuilder page)
    {
        page.Append("\n## The tools\n\n| `function` | asks | with | its model, if nothing else is said | rounds |\n|---|---|---|---|---|\n");
        foreach (var tool in ComputerTool.All)
        {
            var asks = tool == ComputerTool.Browser ? ("nobody: the agent's own model drives it", "–", "–") : ($"`{tool.Backend}`", $"`{tool.DefaultModel}`", $"{tool.Iterations}");
            page.Append("| `").Append(tool.Name).Append("` | ").Append(asks.Item1).Append(" | `").Append(tool.Parameter).Append("` | ").Append(asks.Item2).Append(" | ").Append(asks.Item3)
                .Append(" |\n");
        }
    }

    private static void Actions(StringBuilder page)
    {
        page.Append("""

            ## Actions

            What each provider's model may ask for. An action that is not among them, or that lacks something, is answered with what is wrong, to the model, and the work goes on.

            | tool | places | actions |
            |---|---|---|

            """);
        Row("computer_use", "pixels of the picture", OpenAiActions.All);
        Row("claude_computer_use", "pixels of the picture", AnthropicActions.Of(AnthropicTool.Second));
        Row("gemini_computer_use", "0 to 999 in both directions", GeminiActions.All);
        Row("browser_automation", "CSS selectors, or `text=WORDS`", BrowserRequest.Actions);
        void Row(string tool, string places, IEnumerable<string> actions) =>
            page.Append("| `").Append(tool).Append("` | ").Append(places).Append(" | ").AppendJoin(", ", actions.Select(action => $"`{action}`")).Append(" |\n");
    }

    private static void Browser(StringBuilder page)
    {
        page.Append("\n## Parameters of browser_automation\n\n| parameter | type | meaning |\n|---|---|---|\n");
        foreach (var parameter in BrowserSchema.Make().GetProperty("properties").EnumerateObject())
        {
            page.Append("| `").Append(parameter.Name).Append("` | ").Append(parameter.Value.GetProperty("type").ValueEquals("boolean") ? "true or false" : "text").Append(" | ")
                .Append(parameter.Value.GetProperty("description").GetString()).Append(" |\n");
        }
    }

    private static void Keys(StringBuilder page, string title, IReadOnlyList<PresetKey> keys)
    {
        page.Append("\n### ").Append(title).Append("\n\n| key | meaning | default | read by |\n|---|---|---|---|\n");
        foreach (var key in keys)
        {
            page.Append("| `").Append(key.Name).Append("` | ").Append(key.Meaning).Append(" | ").Append(key.Default ?? "–").Append(" | ")
                .Append(key.Only is { } only ? string.Join(", ", only.Select(tool => $"`{tool.Name}`")) : "all").Append(" |\n");
        }
    }

    private static void Environment(StringBuilder page)
    {
        var policy = DesktopPolicy.For("image", new DesktopOptions());
        page.Append("\n## Environment\n\nWhat every program of a desktop finds, beside `variables`. Keys of providers are never among it.\n\n| variable | value |\n|---|---|\n");
        foreach (var (name, value) in policy.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            page.Append("| `").Append(name).Append("` | ").Append(value.Length == 0 ? "empty" : $"`{value}`").Append(" |\n");
        }

        page.Append(FormattableString.Invariant($"""

            | limit of a desktop | |
            |---|---|
            | memory, swap included | {policy.MemoryBytes >> 20} MiB |
            | processes and threads | {policy.MaxProcesses} |
            | processors | {policy.Processors} |
            | files in `/workspace` | {policy.WorkspaceBytes >> 20} MiB |
            | files in `/tmp`, the browser's profile among them | {policy.TemporaryBytes >> 20} MiB |
            | shared memory | {policy.SharedMemoryBytes >> 20} MiB |
            | ports: view, browser's tools, served pages | {DesktopPorts.View}, {DesktopPorts.Browser}, {DesktopPorts.Site}, on the desktop's own loopback address only |

            """));
    }
}
