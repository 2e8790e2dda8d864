namespace MassGen.Desktop.ComputerUse;

/// <summary>What a configuration says about a tool that uses a computer.</summary>
internal sealed record ComputerPreset
{
    /// <summary>The tool.</summary>
    public required ComputerTool Tool { get; init; }

    /// <summary>The model to ask.</summary>
    public required string Model { get; init; }

    /// <summary>What the desktop is like.</summary>
    public required DesktopOptions Desktop { get; init; }

    /// <summary>What the model sees of the screen.</summary>
    public required ScreenSize Picture { get; init; }

    /// <summary><c>browser</c> or <c>linux</c>, which some models are told.</summary>
    public string Environment { get; init; } = "browser";

    /// <summary>What one call may use.</summary>
    public ComputerLimits Limits { get; init; } = new();

    /// <summary>The only domains that may be opened, or null for no list.</summary>
    public IReadOnlyList<AllowedDomain>? Domains { get; init; }

    /// <summary>Whether what needs a person's word has it beforehand.</summary>
    public bool AllowsWarnings { get; init; }

    /// <summary>Whether the model shows its thoughts.</summary>
    public bool ShowsThoughts { get; init; } = true;

    /// <summary>Functions of Gemini that it shall not call.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>The version of Anthropic's tool, or null for the one that the model takes.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>The rules for addresses.</summary>
    public AddressRules Addresses => new(Domains, Desktop.Site is not null);
}
