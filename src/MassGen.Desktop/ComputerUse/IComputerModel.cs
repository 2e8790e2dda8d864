using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Desktop.ComputerUse;

/// <summary>A conversation with a model that uses a computer. It remembers what was said; asked once for each round of actions.</summary>
internal interface IComputerModel : IDisposable
{
    /// <summary>The provider, by the name of its backend.</summary>
    string Provider { get; }

    /// <summary>The model asked for.</summary>
    string Model { get; }

    /// <summary>What the model sees of a screen.</summary>
    ScreenSize Picture { get; }

    /// <summary>How the model names places.</summary>
    IPlaces Places { get; }

    /// <summary>Gives the task, with the screen as it is.</summary>
    /// <exception cref="Providers.ProviderException">The model cannot be asked.</exception>
    Task<ModelTurn> BeginAsync(string task, ModelPicture picture, CancellationToken cancellationToken);

    /// <summary>Tells how the actions went, with the screen as it is now.</summary>
    /// <exception cref="Providers.ProviderException">The model cannot be asked.</exception>
    Task<ModelTurn> GoOnAsync(IReadOnlyList<ActionReport> reports, ModelPicture picture, string? address, CancellationToken cancellationToken);
}

/// <summary>A picture for a model.</summary>
/// <param name="Png">The file.</param>
internal sealed record ModelPicture(ReadOnlyMemory<byte> Png)
{
    public string Base64 => Convert.ToBase64String(Png.Span);
}

/// <summary>What a model answered.</summary>
internal sealed record ModelTurn
{
    /// <summary>How it ended.</summary>
    public required TurnEnd End { get; init; }

    /// <summary>What it said; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it shows of its thoughts, or null.</summary>
    public string? Reasoning { get; init; }

    /// <summary>What it wants done.</summary>
    public IReadOnlyList<AskedAction> Actions { get; init; } = [];

    /// <summary>What it used, or null when the provider did not say.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>The model that answered, or null when the provider did not say.</summary>
    public string? ServedModel { get; init; }
}

/// <summary>How a model's answer ended.</summary>
internal enum TurnEnd
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It waits for its actions.</summary>
    Acts,

    /// <summary>Its provider stopped it.</summary>
    Refused,

    /// <summary>It ran out of room or was broken.</summary>
    Cut,
}

/// <summary>An action that a model asked for.</summary>
/// <param name="Id">The call's id; Gemini's calls have none of their own and get a number.</param>
/// <param name="Name">The action, in the provider's word.</param>
/// <param name="Arguments">What belongs to it.</param>
/// <param name="Plan">What it means here.</param>
internal sealed record AskedAction(string Id, string Name, JsonElement Arguments, ActionPlan Plan)
{
    /// <summary>What the provider warns of.</summary>
    public IReadOnlyList<SafetyCheck> Checks { get; init; } = [];
}

/// <summary>A warning of a provider that somebody must answer for.</summary>
internal sealed record SafetyCheck(string Id, string Code, string Message);

/// <summary>How an action went.</summary>
/// <param name="Asked">The action.</param>
/// <param name="Fault">Why it was not done, or null.</param>
internal sealed record ActionReport(AskedAction Asked, string? Fault)
{
    /// <summary>What it tells the model beside the screen, or null.</summary>
    public string? Text { get; init; }

    /// <summary>A part of the screen from near, or null.</summary>
    public ModelPicture? Near { get; init; }
}
