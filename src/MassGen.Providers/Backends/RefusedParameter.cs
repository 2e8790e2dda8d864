namespace MassGen.Providers;

/// <summary>A setting that is not sent, because the model would refuse the whole request.</summary>
/// <param name="Name">Its name on the wire, for example <c>presence_penalty</c>.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record RefusedParameter(string Name, string Reason);
