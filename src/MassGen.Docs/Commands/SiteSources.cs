using MassGen.Diagnostics;

namespace MassGen.Docs.Commands;

/// <summary>Where the parts of a site are, inside of the repository and outside.</summary>
internal static class SiteSources
{
    private const string Templates = "site-templates";

    /// <summary>The folder of templates: the repository's, else the one that came with this program.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static string TemplateFolder()
    {
        string?[] candidates = [RepositoryRoot.Find(Directory.GetCurrentDirectory()), AppContext.BaseDirectory];
        return candidates.OfType<string>().Select(folder => Path.Combine(folder, Templates)).FirstOrDefault(Directory.Exists)
            ?? throw new InvalidInputException(new Diagnostic(
                "MG7106", Severity.Error, $"There are no templates beside this program, in {Path.Combine(AppContext.BaseDirectory, Templates)}.",
                Suggestion: "Install it again, or run it inside a clone of the repository."));
    }

    /// <summary>Reads the address of a site.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static Uri? Address(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address
        : throw new InvalidInputException(new Diagnostic(
            "MG7107", Severity.Error, $"'{text}' is not an address that a site can have.", Suggestion: "Write --base-url https://docs.example.org/project/."));
}
