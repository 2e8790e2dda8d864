namespace MassGen.Cli.Displays;

/// <summary>What is printed could not be: its disk is full, or the output is closed.</summary>
/// <param name="failure">Why.</param>
internal sealed class UnprintableException(Exception failure) : IOException(failure.Message, failure);

/// <summary>
/// The standard streams as the program was given them. What cannot be told on standard error is not told; what cannot be printed on standard
/// output is an <see cref="UnprintableException"/>.
/// </summary>
internal static class StandardStreams
{
    // The bit of O_CLOEXEC, as /proc shows it.
    private const int ClosedOnExec = 0x80000;

    /// <summary>Whether there is a standard input to read from.</summary>
    public static bool HasInput { get; } = IsGiven(0);

    /// <summary>Puts them in place. Called once, before anything is written.</summary>
    public static void PutInPlace()
    {
        if (!HasInput)
        {
            Console.SetIn(TextReader.Null);
        }

        Console.SetOut(new GuardedWriter(IsGiven(1) ? Console.Out : null, failure => throw new UnprintableException(failure)));
        Console.SetError(new GuardedWriter(IsGiven(2) ? Console.Error : null, _ => { }));
    }

    // Where a stream was closed (2>&-), its number soon belongs to a pipe or a file of the runtime's own, to be touched by nobody else. That
    // one is closed when another program is started; what a program is given at its start never is.
    private static bool IsGiven(int number)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            var flags = File.ReadLines($"/proc/self/fdinfo/{number}").First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & ClosedOnExec) == 0;
        }
        catch (Exception unknown) when (unknown is FileNotFoundException or DirectoryNotFoundException)
        {
            return !Directory.Exists("/proc/self/fdinfo");
        }
    }
}
