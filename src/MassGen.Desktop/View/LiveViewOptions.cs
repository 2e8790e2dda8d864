namespace MassGen.Desktop.View;

/// <summary>How a desktop can be watched.</summary>
public sealed record LiveViewOptions
{
    /// <summary>What the page calls the desktop, for example the agent's id.</summary>
    public string Name { get; init; } = "desktop";

    /// <summary>
    /// Whether people who have a link of <see cref="LiveView.NewLink"/> can use the pointer and the keyboard. Without, what a page sends of
    /// them ends in this process, whatever the page is.
    /// </summary>
    public bool AllowsControl { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }
}
