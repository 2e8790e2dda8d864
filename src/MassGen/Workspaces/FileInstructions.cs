using System.Text;
using MassGen.Events;

namespace MassGen.Workspaces;

/// <summary>What an agent is told about its files.</summary>
internal static class FileInstructions
{
    public static string For(AgentFilesSettings settings, AgentStage stage)
    {
        var text = new StringBuilder("""
            # Your files
            - `/workspace` is your own folder: read and write. Relative paths begin there. What is in it stays there from one answer to
              the next, and what is in it when you answer is kept with that answer.

            """);
        if (!settings.IsAlone)
        {
            text.Append("- `/shared/agent1`, `/shared/agent2` and so on hold the files that belong to the answers you see: read only. An answer\n"
                + "  without files has no folder.\n");
        }

        foreach (var context in settings.ContextPaths)
        {
            text.Append($"- `{context.VisiblePath}` is `{context.Written}`: {Access(settings, context, stage)}\n");
        }

        if (settings.ContextPaths.Any(context => context.MayWrite))
        {
            text.Append("  Protected paths there, and names such as `.git` and `.env`, stay as they are.\n");
        }

        if (settings.SynchroniseShell is not null)
        {
            text.Append("- Commands see the same paths; outside `/workspace` they can only read. Change files elsewhere with the file tools.\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string Access(AgentFilesSettings settings, ContextPath context, AgentStage stage) =>
        !context.MayWrite ? "read only."
        : stage == AgentStage.Presentation || settings.IsAlone ? "read and write, with the file tools. Put there what the question asks for."
        : "read only for now; whoever presents the final answer writes there.";
}
