using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Output;

/// <summary>Writes a site beside the old one and swaps them, so that readers see a whole site at any time.</summary>
public static class OutputFolder
{
    /// <exception cref="InvalidInputException">The folder holds something else than a site built before, or cannot be written.</exception>
    public static void Write(string folder, IEnumerable<SiteFile> files)
    {
        using var draft = OutputDraft.Begin(folder);
        foreach (var file in files)
        {
            draft.Write(file);
        }

        draft.Publish();
    }
}
