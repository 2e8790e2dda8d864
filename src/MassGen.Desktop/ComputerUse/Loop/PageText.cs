namespace MassGen.Desktop.ComputerUse;

/// <summary>What a browser shows, as text. It comes from whoever made the page: material, never an instruction.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Text">Its title and what can be read on it.</param>
/// <param name="Rested">How long it has been at rest; null while it is being left, loads, or does not answer.</param>
internal sealed record PageText(string Address, string Text, TimeSpan? Rested);

/// <summary>Reads what the browser of a desktop shows; null where there is no browser to ask.</summary>
/// <param name="desktop">The desktop.</param>
/// <param name="patience">How long the page is given for its answer, at most.</param>
/// <param name="cancellationToken">Stops it.</param>
internal delegate Task<PageText?> ReadPage(IDesktop desktop, TimeSpan patience, CancellationToken cancellationToken);
