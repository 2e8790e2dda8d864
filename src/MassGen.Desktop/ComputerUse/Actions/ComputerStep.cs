namespace MassGen.Desktop.ComputerUse;

/// <summary>One thing to be done for a model.</summary>
internal abstract record ComputerStep;

/// <summary>An action of the desktop.</summary>
internal sealed record Do(DesktopAction Action) : ComputerStep;

/// <summary>The model only wants to see the screen.</summary>
internal sealed record Look : ComputerStep;

/// <summary>The model wants to see a part of the screen from near.</summary>
internal sealed record Zoom(ScreenPoint From, ScreenPoint To) : ComputerStep;

/// <summary>The browser shall open an address.</summary>
internal sealed record Navigate(string Address) : ComputerStep;

/// <summary>The model wants to know where the pointer is.</summary>
internal sealed record TellPointer : ComputerStep;

/// <summary>What an action of a provider means here.</summary>
/// <param name="Steps">What is to be done, in order.</param>
/// <param name="Fault">Why nothing can be done, in words for the model; null when it can.</param>
internal sealed record ActionPlan(IReadOnlyList<ComputerStep> Steps, string? Fault = null)
{
    /// <summary>The stable code of the fault, or null where it has none.</summary>
    public string? Code { get; init; }

    public static ActionPlan Of(params IReadOnlyList<DesktopAction> actions) => new([.. actions.Select(action => new Do(action))]);

    public static ActionPlan Of(ComputerStep step) => new([step]);
}
