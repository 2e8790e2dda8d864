using System.Security.Cryptography;
using System.Text.Json;
using MassGen.Cli.Configs;
using MassGen.Diagnostics;
using MassGen.Models;
using MassGen.Models.PriceFile;

namespace MassGen.Cli.Models;

/// <summary>Where a price file came from.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Source">The path or address it was read from.</param>
/// <param name="ReadAt">When.</param>
/// <param name="Sha256">Its hash.</param>
internal sealed record KeptPrices(string File, string Source, DateTimeOffset ReadAt, string Sha256);

/// <summary>The price file that a person had fetched, in <c>~/.massgen/models</c>. A file is kept under its hash and named by a note that is replaced last.</summary>
internal sealed class PriceStore(string folder)
{
    private const string Note = "prices.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>That of the person who runs the program.</summary>
    public static PriceStore OfUser => new(Path.Combine(UserFolders.Home, ".massgen", "models"));

    /// <summary>Keeps a file that was checked.</summary>
    public async Task<KeptPrices> KeepAsync(ReadOnlyMemory<byte> bytes, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var kept = new KeptPrices($"litellm-{hash[..12]}.json", source, now, hash);
        var before = Find();
        Directory.CreateDirectory(folder);
        await WriteAsync(kept.File, bytes, cancellationToken);
        await WriteAsync(Note, JsonSerializer.SerializeToUtf8Bytes(kept, Options), cancellationToken);
        if (before is not null && before.File != kept.File)
        {
            File.Delete(Path.Combine(folder, before.File));
        }

        return kept;
    }

    /// <summary>What is kept, or null.</summary>
    public KeptPrices? Find()
    {
        var note = Path.Combine(folder, Note);
        try
        {
            return File.Exists(note) && JsonSerializer.Deserialize<KeptPrices>(File.ReadAllBytes(note), Options) is { } kept && Path.GetFileName(kept.File) == kept.File ? kept : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Our registry over the file that is kept; our registry alone when none is, or it is not what was kept.</summary>
    /// <param name="say">Told why the file is passed over.</param>
    public ModelRegistry Registry(Action<string> say)
    {
        if (Find() is not { } kept)
        {
            return ModelRegistry.Default;
        }

        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, kept.File));
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) == kept.Sha256)
            {
                return ModelRegistry.Default.Over(
                    LiteLlmFile.Read(bytes, kept.File), DateOnly.FromDateTime(kept.ReadAt.UtcDateTime), $"LiteLLM's price file, read on {kept.ReadAt:yyyy-MM-dd}");
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidInputException)
        {
            // Told below: a price list is no reason not to run.
        }

        say(new Diagnostic(
            "MG1055", Severity.Warning, $"The price file {kept.File} in {folder} was changed or cannot be read; it is passed over.",
            Suggestion: "'massgen models sync --from …' fetches it again.").ToString());
        return ModelRegistry.Default;
    }

    private async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
