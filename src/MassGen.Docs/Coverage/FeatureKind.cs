namespace MassGen.Docs.Coverage;

/// <summary>What a feature is.</summary>
public enum FeatureKind
{
    /// <summary>A key of a configuration.</summary>
    Key,

    /// <summary>A backend type.</summary>
    Backend,

    /// <summary>A tool that comes with the program.</summary>
    Tool,

    /// <summary>An event of a run's log.</summary>
    Event,

    /// <summary>A flag of a command line.</summary>
    Flag,

    /// <summary>A code of an error or a warning.</summary>
    Diagnostic,
}

/// <summary>The words for kinds of features.</summary>
internal static class FeatureKinds
{
    public static IReadOnlyList<FeatureKind> All { get; } = Enum.GetValues<FeatureKind>();

    /// <summary>The word in <c>eng/coverage.yaml</c> and in reports.</summary>
    public static string Word(this FeatureKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The heading over features of the kind.</summary>
    public static string Heading(this FeatureKind kind) => kind switch
    {
        FeatureKind.Key => "Configuration keys",
        FeatureKind.Backend => "Backends",
        FeatureKind.Tool => "Tools",
        FeatureKind.Event => "Events",
        FeatureKind.Flag => "Command-line flags",
        _ => "Diagnostic codes",
    };
}
