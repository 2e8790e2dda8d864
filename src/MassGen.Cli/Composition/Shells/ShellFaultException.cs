using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>What a configuration asks of a shell cannot be had. It has a place in the configuration.</summary>
public sealed class ShellFaultException(Diagnostic diagnostic, Exception? cause = null) : SandboxException(diagnostic.Code, diagnostic.ToString(), cause)
{
    /// <summary>What, and where it was asked for.</summary>
    public Diagnostic Diagnostic => diagnostic;
}

/// <summary>A configuration asks for what only a container can give, and there is no container engine.</summary>
public sealed class ContainerNeededException(Diagnostic diagnostic) : SandboxException(diagnostic.Code, diagnostic.ToString())
{
    /// <summary>What, and where it was asked for.</summary>
    public Diagnostic Diagnostic => diagnostic;
}
