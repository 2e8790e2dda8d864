namespace MassGen.Sandbox.Hardening;

/// <summary>Whom a line of the list is about.</summary>
internal enum HardeningScope
{
    /// <summary>Every provider.</summary>
    Every,

    /// <summary>Those with a container engine.</summary>
    Container,

    /// <summary>Those without.</summary>
    Local,
}

/// <summary>A line of the list, and how facts are judged by it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Scope">Whom it is about.</param>
/// <param name="What">What has to be so.</param>
/// <param name="Holds">Whether it is.</param>
/// <param name="Seen">What was seen.</param>
internal sealed record HardeningRule(
    int Number, HardeningScope Scope, string What, Func<HardeningFacts, bool> Holds, Func<HardeningFacts, string> Seen)
{
    /// <summary>Judges, where the line is about such a provider.</summary>
    public HardeningLine? Judge(HardeningFacts facts) => Scope == HardeningScope.Every || Scope == HardeningScope.Container == facts.Request is not null
        ? new(Number, What, Holds(facts), Seen(facts))
        : null;
}
