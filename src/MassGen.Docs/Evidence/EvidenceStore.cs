using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace MassGen.Docs.Evidence;

/// <summary>Evidence on disk: <c>artifacts/evidence/ID/HASH.json</c>, one file a set of inputs, the newest few kept.</summary>
public sealed partial class EvidenceStore(string root)
{
    // Enough to switch between a branch, a sandbox and another and back without running again.
    private const int KeptPerExample = 8;

    /// <summary>The evidence for exactly these inputs, or null.</summary>
    public VerificationEvidence? Find(string id, string inputsHash)
    {
        var path = PathOf(id, inputsHash);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            // A file that was put under another name is no evidence of what its name says.
            var found = JsonSerializer.Deserialize(File.ReadAllBytes(path), EvidenceJson.Default.VerificationEvidence);
            return found?.Id == id && found.InputsHash == inputsHash ? found : null;
        }
        catch (JsonException)
        {
            // A file from another version, or a torn one, is no evidence.
            return null;
        }
    }

    /// <summary>Keeps evidence. The file is whole or not there.</summary>
    public void Save(VerificationEvidence evidence)
    {
        var path = PathOf(evidence.Id, evidence.InputsHash);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Another verification may write the same at this moment.
        var draft = $"{path}.{Environment.ProcessId}.new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(evidence, EvidenceWriter.Default.VerificationEvidence));
        File.Move(draft, path, overwrite: true);
        foreach (var old in folder.EnumerateFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Skip(KeptPerExample))
        {
            old.Delete();
        }
    }

    private string PathOf(string id, string inputsHash) => Path.Combine(root, FolderOf(id), inputsHash + ".json");

    // The id of a snippet holds the path of its page: what is left of it for people, and a hash to tell it from all others.
    private static string FolderOf(string id)
    {
        const int longest = 80;
        if (PlainName().IsMatch(id))
        {
            return id;
        }

        var words = Unsafe().Replace(id, "-");
        return $"{words[..Math.Min(longest, words.Length)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12]}";
    }

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$")]
    private static partial Regex PlainName();

    [GeneratedRegex("[^A-Za-z0-9_]+")]
    private static partial Regex Unsafe();
}

/// <summary>How evidence is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerificationEvidence))]
internal sealed partial class EvidenceJson : JsonSerializerContext;

/// <summary>How evidence is written; apart from how it is read for the reason that events are.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerificationEvidence))]
internal sealed partial class EvidenceWriter : JsonSerializerContext;
