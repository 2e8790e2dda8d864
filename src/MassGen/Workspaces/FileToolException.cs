namespace MassGen.Workspaces;

/// <summary>A file operation that is refused or failed. The message is for the model: what, what was expected, what to do.</summary>
internal sealed class FileToolException(string message) : Exception(message);
