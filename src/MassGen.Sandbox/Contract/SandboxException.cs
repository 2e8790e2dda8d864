namespace MassGen.Sandbox;

/// <summary>A sandbox could not do what it promised. The message says what happened and what to do.</summary>
public class SandboxException : Exception
{
    /// <summary>A failure with its stable code.</summary>
    public SandboxException(string code, string message, Exception? cause = null)
        : base(message, cause)
    {
        Code = code;
    }

    /// <summary>A stable code, for example <c>MG6001</c>.</summary>
    public string Code { get; }
}

/// <summary>The stable codes of this library.</summary>
public static class SandboxErrors
{
    /// <summary>The policy contradicts itself.</summary>
    public const string BadPolicy = "MG6001";

    /// <summary>No provider can be used here.</summary>
    public const string NoProvider = "MG6002";

    /// <summary>The image is not there and could not be built or pulled.</summary>
    public const string ImageUnavailable = "MG6003";

    /// <summary>The engine refused, or answered something that makes no sense.</summary>
    public const string Engine = "MG6004";

    /// <summary>The sandbox could not be started.</summary>
    public const string NotStarted = "MG6005";

    /// <summary>A copy was refused.</summary>
    public const string CopyRefused = "MG6006";

    /// <summary>The sandbox is gone.</summary>
    public const string Lost = "MG6007";

    /// <summary>The engine has no runtime of that name.</summary>
    public const string NoRuntime = "MG6030";

    /// <summary>An engine on another machine cannot do what was asked.</summary>
    public const string Elsewhere = "MG6031";

    /// <summary>A long-lived program cannot be started as it was asked for.</summary>
    public const string BadProcess = "MG6013";

    /// <summary>Nothing listens on a port of the sandbox's own loopback address.</summary>
    public const string NoConnection = "MG6033";

    /// <summary>A long-lived program has the sandbox to itself.</summary>
    public const string Busy = "MG6014";
}
