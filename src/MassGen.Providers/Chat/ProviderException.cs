using MassGen.Models;

namespace MassGen.Providers;

/// <summary>A model call failed. The only exception, besides cancellation, that our chat clients throw.</summary>
public sealed class ProviderException : ModelException
{
    /// <summary>Makes the exception of a fault.</summary>
    public ProviderException(ProviderFault fault, Exception? inner = null)
        : base(fault.Code, $"{fault.Message} {fault.Advice}".TrimEnd(), fault.IsRetryable, inner) => Fault = fault;

    /// <summary>Everything known about the failure.</summary>
    public ProviderFault Fault { get; }

    /// <summary>The HTTP status, or null when there was no response.</summary>
    public int? Status => Fault.Status;

    /// <summary>What to do next.</summary>
    public string Advice => Fault.Advice;
}
