using System.Reflection;
using System.Text;
using System.Text.Json;
using MassGen.Configuration.Schema;
using MassGen.Sandbox;
using Microsoft.Extensions.AI;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of an agent's shell, written from its tools, its keys, its limits and its results themselves.</summary>
public static class CodeExecutionReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/code-execution.md";

    private const string KeyHead = "| key | meaning | default | counts in |\n|---|---|---|---|\n";

    public static string Markdown()
    {
        var docs = XmlDocs.Beside(typeof(AgentSandbox).Assembly);
        var page = new StringBuilder("""
            ---
            title: "Code execution: tools, options, limits"
            description: The tools of an agent's shell with every parameter and result, all keys, all limits, and every reason why a command ends.
            order: 63
            ---

            # Code execution: tools, options, limits

            What an agent with `enable_mcp_command_line: true` has, and what its commands may use. This page is written from the library's own code.
            How to use it is told in [Let agents execute code](../guides/code-execution.md), and what to do when it fails in
            [Code execution: troubleshooting](../guides/when-code-does-not-run.md).

            """);
        CodeSwitches.Append(page);
        Tools(page);
        Results(page, docs);
        Ends(page, docs);
        Keys(page);
        CodeLimits.Append(page);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Tools(StringBuilder page)
    {
        page.Append("""

            ## Tools

            The agent's model sees these tools and these descriptions. Tool filters name them with or without the server that they belong to in the
            Python project: `execute_command` or `mcp__command_line__execute_command`.

            """);
        var nowhere = new AgentSandbox("agent", _ => throw new NotSupportedException("Nothing is run to describe a tool."), _ => { });
        foreach (var tool in ShellTools.Of(nowhere))
        {
            page.Append("\n### ").Append(tool.Name).Append("\n\n").Append(tool.Description).Append("\n\n");
            Parameters(page, tool);
        }
    }

    private static void Parameters(StringBuilder page, AIFunction tool)
    {
        var parameters = tool.JsonSchema.GetProperty("properties").EnumerateObject().ToList();
        if (parameters.Count == 0)
        {
            page.Append("It has no parameters.\n");
            return;
        }

        var required = tool.JsonSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        page.Append("| parameter | type | meaning |\n|---|---|---|\n");
        foreach (var (name, form) in parameters.Select(parameter => (parameter.Name, parameter.Value)))
        {
            page.Append("| `").Append(name).Append("` | ").Append(Form(form)).Append(required.Contains(name) ? ", required" : "").Append(" | ")
                .Append(form.GetProperty("description").GetString()).Append(Range(form)).Append(" |\n");
        }
    }

    private static string Form(JsonElement form) => form.GetProperty("type").GetString() == "integer" ? "whole number" : "text";

    private static string Range(JsonElement form) => form.TryGetProperty("minimum", out var least)
        ? $" From {least} to {form.GetProperty("maximum")}; {form.GetProperty("default")} when absent."
        : "";

    private static void Results(StringBuilder page, XmlDocs docs)
    {
        page.Append("\n## What execute_command answers\n\n").Append(Table(docs, typeof(ExecuteCommandAnswer)));
        page.Append("\n## What the background tools answer\n\nWhich of these fields a tool answers with is told in [its guide](../guides/background-shells.md#the-tools).\n\n");

        // A list of shells is a list of such answers, which need not be explained twice.
        page.Append(Table(docs, typeof(BackgroundAnswer)).Replace($"[{nameof(BackgroundAnswer)}](#{nameof(BackgroundAnswer).ToLowerInvariant()})", "these", StringComparison.Ordinal));
        page.Append("""

            | status | meaning |
            |---|---|
            | `running` | It runs. |
            | `stopped` | It ended by itself with the exit code 0. |
            | `failed` | It ended by itself with another exit code. |
            | `killed` | It was ended: by `kill_background_shell`, or with its sandbox. |

            """);
    }

    private static string Table(XmlDocs docs, Type answer)
    {
        var table = new StringBuilder();
        new RecordTables(table, docs, absence: "may be absent").Table(answer);
        return table.ToString();
    }

    private static void Ends(StringBuilder page, XmlDocs docs)
    {
        page.Append("\n## Why a command ends\n\nThe field `ended` of the result and of the event `command.finished`:\n\n| word | meaning |\n|---|---|\n");
        foreach (var field in typeof(CommandEnd).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            page.Append("| `").Append(((CommandEnd)field.GetValue(null)!).ToWord()).Append("` | ").Append(docs.OfField(field)).Append(" |\n");
        }

        page.Append("| `").Append(ExecuteCommandAnswer.Refused).Append("` | A filter of the configuration refused it; nothing was run. |\n");
    }

    private static void Keys(StringBuilder page)
    {
        page.Append("\n## Options\n\nUnder `backend`, with types and allowed values in [Configuration](configuration.md).\n\n").Append(KeyHead);
        foreach (var key in ShellKeys.All)
        {
            Row(page, key.Name, key, Place(key));
        }

        Within(page, ShellKeys.Credentials, CredentialKeys.Section);
        Within(page, ShellKeys.Packages, PackageKeys.Section);
    }

    private static void Within(StringBuilder page, ConfigKey outer, ConfigSection section)
    {
        page.Append("\nIn `").Append(outer.Name).Append("`:\n\n").Append(KeyHead);
        foreach (var key in section.Keys)
        {
            var place = ShellKeys.OnlyInContainers.Contains(outer) ? Place(outer) : Place(key);
            Row(page, key.Name, key, place);
            foreach (var inner in key.Section?.Keys ?? [])
            {
                Row(page, $"{key.Name}.{(key.HasFreeNames ? "PATH." : "")}{inner.Name}", inner, place);
            }
        }
    }

    private static void Row(StringBuilder page, string name, ConfigKey key, string place) => page.Append("| `").Append(name).Append("` | ")
        .Append(key.Meaning.Replace("|", @"\|", StringComparison.Ordinal)).Append(" | ").Append(key.Default is { } value ? $"`{value}`" : "–").Append(" | ")
        .Append(place).Append(" |\n");

    private static string Place(ConfigKey key) => key == ShellKeys.HostShell ? "the mode `local`"
        : key == ShellKeys.MemoryLimit || key == ShellKeys.CpuLimit ? "every sandbox"
        : ShellKeys.OnlyInContainers.Contains(key) ? "containers"
        : "everywhere";
}
