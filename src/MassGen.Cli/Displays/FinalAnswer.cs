using MassGen.Events;

namespace MassGen.Cli.Displays;

/// <summary>The answer on standard output.</summary>
internal static class FinalAnswer
{
    /// <summary>Prints the answer that an event holds, if it is the last and holds one.</summary>
    public static Task PrintAsync(RunEvent runEvent) => runEvent is RunFinished { Answer: { } answer }
        ? Console.Out.WriteLineAsync(SafeText.Of(answer))
        : Task.CompletedTask;
}
