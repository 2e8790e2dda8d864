using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Docs.Coverage;

/// <summary>The option matrix for programs. Its form is a contract: fields are only ever added.</summary>
public sealed record CoverageReport(int SchemaVersion, MatrixFigures Summary, IReadOnlyDictionary<string, MatrixFigures> Kinds, IReadOnlyList<CoverageEntry> Features)
{
    /// <summary>Makes the report of a matrix.</summary>
    public static CoverageReport Of(OptionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new CoverageReport(
            1,
            matrix.Figures(),
            FeatureKinds.All.ToDictionary(kind => kind.Word(), kind => matrix.Figures(kind)),
            [.. matrix.Rows.Select(row => new CoverageEntry(
                row.Feature.Id.Kind.Word(), row.Feature.Id.Name, row.Documented,
                [.. row.Shown.Select(demonstration => demonstration.Id)], [.. row.Verified.Select(demonstration => demonstration.Id)],
                row.Allowed, row.IsPending, row.IsGap))]);
    }

    /// <summary>Writes it to a file.</summary>
    public void Write(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, CoverageJson.Default.CoverageReport));
    }
}

/// <summary>What there is about one feature.</summary>
public sealed record CoverageEntry(
    string Kind, string Name, string? Documented, IReadOnlyList<string> Demonstrated, IReadOnlyList<string> Verified, string? Allowed, bool Pending, bool Gap);

/// <summary>How the report is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CoverageReport))]
public sealed partial class CoverageJson : JsonSerializerContext;
