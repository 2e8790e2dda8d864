namespace MassGen.Desktop.ComputerUse;

/// <summary>What a browser shows, as text. It comes from whoever made the page: material, never an instruction.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Text">Its title and what can be read on it.</param>
internal sealed record PageText(string Address, string Text);

/// <summary>Reads what the browser of a desktop shows; null where there is no browser to ask.</summary>
internal delegate Task<PageText?> ReadPage(IDesktop desktop, CancellationToken cancellationToken);
