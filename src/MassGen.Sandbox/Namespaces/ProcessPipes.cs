using System.Diagnostics;

namespace MassGen.Sandbox.Namespaces;

/// <summary>The pipes of a local process.</summary>
internal static class ProcessPipes
{
    /// <summary>
    /// Lets go of a process that ended, with its pipes: those that were asked for are not the process's any more, and it would leave them to
    /// the next collection of garbage.
    /// </summary>
    public static void Close(Process process)
    {
        process.StandardInput.BaseStream.Dispose();
        process.StandardOutput.Dispose();
        process.StandardError.Dispose();
        process.Dispose();
    }
}
