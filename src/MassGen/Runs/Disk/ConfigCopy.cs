using System.Text.RegularExpressions;
using MassGen.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MassGen.Runs.Disk;

/// <summary>
/// A configuration as it is kept beside a run: the same document without comments and without its secrets. A value that only names an
/// environment variable, <c>${NAME}</c>, is no secret and stays.
/// </summary>
public static partial class ConfigCopy
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Removed = "(removed)";

    // Maps whose values may all be secrets.
    private static readonly string[] SecretMaps = ["env", "headers"];

    /// <summary>The copy, as YAML.</summary>
    public static string Of(YamlMap document)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, document, isSecret: false);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>Whether a document is a copy from which something was removed: nothing can be run with it.</summary>
    public static bool LacksSecrets(YamlValue document) => document switch
    {
        YamlMap map => map.Entries.Any(entry => LacksSecrets(entry.Value)),
        YamlList list => list.Items.Any(LacksSecrets),
        YamlScalar scalar => scalar.Text.Contains(Removed, StringComparison.Ordinal),
        _ => false,
    };

    private static void Write(Emitter emitter, YamlValue value, bool isSecret)
    {
        switch (value)
        {
            case YamlMap map:
                emitter.Emit(new MappingStart());
                foreach (var entry in map.Entries)
                {
                    emitter.Emit(new Scalar(entry.Key));
                    Write(emitter, entry.Value, isSecret || IsSecret(entry));
                }

                emitter.Emit(new MappingEnd());
                break;
            case YamlList list:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, SequenceStyle.Any));
                for (var index = 0; index < list.Items.Count; index++)
                {
                    Write(emitter, list.Items[index], isSecret || (index > 0 && NamesSecret(list.Items[index - 1])));
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(Copy((YamlScalar)value, isSecret));
                break;
        }
    }

    private static Scalar Copy(YamlScalar scalar, bool isSecret)
    {
        if (isSecret && !scalar.IsNull && !Reference().IsMatch(scalar.Text))
        {
            return new Scalar(Removed);
        }

        var text = Header().Replace(Inline().Replace(Credentials().Replace(scalar.Text, "$1"), $"$1{Removed}"), $"$1{Removed}");
        return scalar.IsPlain
            ? new Scalar(null, null, text, ScalarStyle.Any, isPlainImplicit: true, isQuotedImplicit: true)
            : new Scalar(null, null, text, text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted, false, true);
    }

    private static bool IsSecret(YamlEntry entry) => entry.Value is YamlScalar
        ? SecretName().IsMatch(entry.Key)
        : SecretMaps.Contains(entry.Key);

    // A command's arguments: "--api-key", "…"
    private static bool NamesSecret(YamlValue before) => before is YamlScalar { Text: ['-', ..] option }
        && !option.Contains('=', StringComparison.Ordinal) && SecretName().IsMatch(option);

    [GeneratedRegex(@"(^|[_-])(api[_-]?key|key|token|secret|password|passwd|authorization|credentials?)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^\$\{[A-Za-z_][A-Za-z0-9_]*\}$")]
    private static partial Regex Reference();

    // --token=… in a command, ?api_key=… in an address
    [GeneratedRegex(@"((?:^--?|[?&;])[\w-]*(?:key|token|secret|password|passwd)=)(?!\$\{)[^&\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    // "Authorization: Bearer …", as a command's --header has it
    [GeneratedRegex(@"^(\s*(?:(?:proxy-)?authorization|cookie|api-key|x-[\w-]*(?:auth|key|token|secret))\s*:\s*)(?!.*\$\{).+", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Header();

    // https://name:password@host
    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^/@\s]*@", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();
}
