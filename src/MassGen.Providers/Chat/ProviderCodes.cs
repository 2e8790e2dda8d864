namespace MassGen.Providers;

/// <summary>The stable codes of this library.</summary>
public static class ProviderCodes
{
    /// <summary>No API key was given.</summary>
    public const string KeyMissing = "MG4001";

    /// <summary>The provider does not accept the API key.</summary>
    public const string KeyRefused = "MG4002";

    /// <summary>The key is right but may not do this.</summary>
    public const string NotAllowed = "MG4003";

    /// <summary>The account has no credits left, or reached its spending limit.</summary>
    public const string OutOfCredits = "MG4004";

    /// <summary>The model or the address does not exist.</summary>
    public const string NotFound = "MG4005";

    /// <summary>Too many requests or tokens in a short time.</summary>
    public const string TooFast = "MG4006";

    /// <summary>The prompt is longer than the model can read.</summary>
    public const string PromptTooLong = "MG4007";

    /// <summary>The provider refuses something in the request.</summary>
    public const string RequestRefused = "MG4008";

    /// <summary>The provider removed a feature that was asked for.</summary>
    public const string FeatureRemoved = "MG4009";

    /// <summary>The provider itself failed.</summary>
    public const string ProviderFailed = "MG4010";

    /// <summary>No connection could be made, or it broke before an answer.</summary>
    public const string NotReachable = "MG4011";

    /// <summary>The provider was silent for too long.</summary>
    public const string TookTooLong = "MG4012";

    /// <summary>The answer stopped in the middle.</summary>
    public const string AnswerCut = "MG4013";

    /// <summary>The provider reported an error in the middle of its answer.</summary>
    public const string FailedWhileAnswering = "MG4014";

    /// <summary>The answer is not in a form that can be read.</summary>
    public const string AnswerUnreadable = "MG4015";

    /// <summary>A request differs from the recording or script that should answer it.</summary>
    public const string FixtureMismatch = "MG4016";

    /// <summary>The configuration names a backend that does not exist, or lacks its address.</summary>
    public const string BackendUnknown = "MG4017";

    /// <summary>Most calls to an address failed, so nothing is sent to it for a while.</summary>
    public const string CircuitOpen = "MG4018";

    /// <summary>A step of a model script cannot be used.</summary>
    public const string ScriptStepInvalid = "MG4101";

    /// <summary>An agent asked for more calls than its script has, or has no script.</summary>
    public const string ScriptRanOut = "MG4102";

    /// <summary>A request does not contain what its step expects.</summary>
    public const string ScriptExpectationNotMet = "MG4103";

    /// <summary>A step of a model script was never asked for.</summary>
    public const string ScriptStepUnused = "MG4104";

    /// <summary>The exchanges differ from the approved ones.</summary>
    public const string ExchangesDiffer = "MG4105";

    /// <summary>A cassette cannot be read.</summary>
    public const string CassetteUnreadable = "MG4201";
}
