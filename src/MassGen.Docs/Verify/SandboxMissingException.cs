namespace MassGen.Docs.Verify;

/// <summary>The sandbox that was asked for cannot be used, or none can. The message says what was tried, why it failed, and what to do.</summary>
public sealed class SandboxMissingException(string message) : Exception(message);
