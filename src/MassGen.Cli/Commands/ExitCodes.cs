namespace MassGen.Cli.Commands;

/// <summary>What the exit codes of <c>massgen</c> mean; the numbers are the Python project's.</summary>
public static class ExitCodes
{
    /// <summary>There is an answer, or what was asked for is done.</summary>
    public const int Success = 0;

    /// <summary>The configuration is wrong, or something it needs is missing.</summary>
    public const int Configuration = 1;

    /// <summary>Nobody had an answer, or the command line cannot be understood.</summary>
    public const int Execution = 2;

    /// <summary>A time limit or a budget came first.</summary>
    public const int Limit = 3;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 4;
}
