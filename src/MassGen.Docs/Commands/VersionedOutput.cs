using System.CommandLine;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Facts;

namespace MassGen.Docs.Commands;

/// <summary>Where a version of the documentation is built to: a folder of its own beside the other versions.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Label">The version's label; null when versions are not kept.</param>
internal sealed record VersionedOutput(string Folder, string? Label)
{
    /// <summary>The option that names a version.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--version-label")
        {
            HelpName = "LABEL", Description = "Build this version into a folder of its own, LABEL, beside the others: v0.1, or latest.",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } label && !VersionLabels.IsLabel(label))
            {
                result.AddError($"--version-label takes letters, digits, '.', '_' and '-', for example v0.1, not '{label}'.");
            }
        });
        return option;
    }

    /// <summary>The output of a version below the folder of all versions, or that folder itself.</summary>
    public static VersionedOutput Of(string output, string? label) => new(label is null ? output : Path.Combine(output, label), label);

    /// <summary>A site as this version of it, which knows those that stand beside it.</summary>
    public SiteInput Of(SiteInput input)
    {
        if (Label is null)
        {
            return input;
        }

        var all = Path.GetDirectoryName(Folder)!;
        var newest = Path.Combine(all, VersionLabels.Latest);
        return input with
        {
            VersionLabel = Label,
            VersionsBeside = VersionLabels.In(all),
            NewestFolder = Label != VersionLabels.Latest && Directory.Exists(newest) ? newest : null,
        };
    }
}
