using System.CommandLine;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary><c>run</c>: runs one example or snippet, whatever is known about it, and shows everything.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "An example (one-agent) or a snippet (guides/validating.md#first)." };
        var sandbox = new Option<string>("--sandbox") { Description = "Where commands run.", DefaultValueFactory = _ => "auto" };
        sandbox.AcceptOnlyFromAmong("auto", "docker", "podman", "bubblewrap", "namespaces");
        var bless = new Option<bool>("--bless") { Description = "Write down what happened as approved." };
        var command = new Command("run", "Runs one example or snippet and shows everything that came of it.") { what, sandbox, bless };
        VerifyCommandLine.RefuseUnknownOptions(what, command);
        command.SetAction((parsed, cancellationToken) => VerifyRun.RunAsync(
            Workspace.Find(),
            new VerifyRequest
            {
                Scope = new ScopeRequest { Words = [parsed.GetValue(what)!] },
                Options = new VerifyOptions { Sandbox = parsed.GetValue(sandbox)!, UseCache = false, Approve = parsed.GetValue(bless) },
                Full = true,
            },
            cancellationToken));
        return command;
    }
}
