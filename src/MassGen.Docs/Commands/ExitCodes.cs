namespace MassGen.Docs.Commands;

/// <summary>What the exit codes mean. Scripts depend on them.</summary>
public static class ExitCodes
{
    /// <summary>Everything was verified.</summary>
    public const int Success = 0;

    /// <summary>Something failed, or there was nothing to verify.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong, or an input cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>An engine or sandbox that is needed is missing.</summary>
    public const int EngineMissing = 3;

    /// <summary>Interrupted by Ctrl-C or a request to end.</summary>
    public const int Interrupted = 130;
}
