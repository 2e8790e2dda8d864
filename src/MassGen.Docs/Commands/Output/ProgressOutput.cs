using MassGen.Docs.Verify;
using Spectre.Console;

namespace MassGen.Docs.Commands.Output;

/// <summary>Shows a verification while it goes on: live on a terminal, plain lines elsewhere.</summary>
internal abstract class ProgressOutput : IVerificationProgress, IDisposable
{
    public static ProgressOutput Create(IAnsiConsole console, IReadOnlyList<string> ids) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? new LiveProgressOutput(console, ids)
            : new PlainProgressOutput(Console.Out, ids.Count);

    public abstract void Say(string text);

    public abstract void Started(string id);

    public abstract void Doing(string id, string text);

    public abstract void Finished(VerificationResult result);

    public abstract void Dispose();
}
