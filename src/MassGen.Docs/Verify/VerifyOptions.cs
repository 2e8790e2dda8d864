using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify;

/// <summary>How examples and snippets are verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>Where models' answers come from.</summary>
    public VerificationMode Mode { get; init; } = VerificationMode.Replay;

    /// <summary>The sandbox asked for: a provider's name or <c>auto</c>.</summary>
    public string Sandbox { get; init; } = "auto";

    /// <summary>How many examples and sessions run at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether earlier evidence for the same inputs is enough.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>Whether what happened is written down as approved instead of compared.</summary>
    public bool Approve { get; init; }
}
