namespace MassGen.Sandbox;

/// <summary>A file in a sandbox's workspace.</summary>
/// <param name="Path">Relative to <c>/workspace</c>, with <c>/</c> between parts.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SandboxFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether it may be run as a program.</summary>
    public bool IsExecutable { get; init; }
}

/// <summary>How much may be copied out of a sandbox at once.</summary>
public sealed record CopyLimits
{
    /// <summary>1,000 entries and 16 MiB.</summary>
    public static CopyLimits Default { get; } = new();

    /// <summary>Files and folders.</summary>
    public int MaxEntries { get; init; } = 1000;

    /// <summary>Bytes in all files together.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;
}
