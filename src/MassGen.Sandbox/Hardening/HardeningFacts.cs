using System.Globalization;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Hardening;

/// <summary>What was found out about one provider: from inside a sandbox, from trials with commands, and from the request to the engine.</summary>
internal sealed record HardeningFacts
{
    /// <summary>What the probe said.</summary>
    public required IReadOnlyDictionary<string, string> Inside { get; init; }

    /// <summary>What trials with commands came to, by the number of the line; a line is missing when its trial failed.</summary>
    public required IReadOnlyDictionary<int, string> Trials { get; init; }

    /// <summary>What is sent to a container engine; null where there is none.</summary>
    public ContainerRequest? Request { get; init; }

    /// <summary>The policy of the probed sandbox.</summary>
    public required SandboxPolicy Policy { get; init; }

    /// <summary>What the provider claims.</summary>
    public required SandboxCapabilities Capabilities { get; init; }

    /// <summary>What the provider says that it does not enforce.</summary>
    public required IReadOnlyList<string> NotEnforced { get; init; }

    /// <summary>The provider's word.</summary>
    public required string Provider { get; init; }

    /// <summary>What the engine says about itself, for people.</summary>
    public string Engine { get; init; } = "";

    /// <summary>What the probe said about one thing; empty when it said nothing.</summary>
    public string this[string name] => Inside.GetValueOrDefault(name, "").Trim();

    /// <summary>A number of the probe; -1 when it is none.</summary>
    public long Number(string name) => long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The words of a fact.</summary>
    public IReadOnlyList<string> Words(string name) => this[name].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
