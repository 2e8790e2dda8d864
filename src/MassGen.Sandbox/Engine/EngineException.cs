using System.Net;

namespace MassGen.Sandbox.Engine;

/// <summary>The engine refused a call or broke off.</summary>
internal sealed class EngineException(string endpoint, HttpStatusCode? status, string message, Exception? cause = null)
    : SandboxException(SandboxErrors.Engine, $"The container engine could not do '{endpoint}': {message}", cause)
{
    /// <summary>The status it answered with, or null when it did not answer properly.</summary>
    public HttpStatusCode? Status => status;

    /// <summary>The engine's own words.</summary>
    public string EngineMessage => message;
}
