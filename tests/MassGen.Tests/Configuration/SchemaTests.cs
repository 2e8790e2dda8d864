using System.Reflection;
using System.Text.RegularExpressions;
using MassGen.Configuration;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed partial class SchemaTests
{
    private static readonly HashSet<string> Names = [.. ConfigSchema.Sections.SelectMany(found => found.Section.Keys).Select(key => key.Name)];

    private static IEnumerable<ConfigKey> AllKeys => ConfigSchema.Sections.SelectMany(found => found.Section.Keys);

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(RepositoryFolder.Of(folder), "*.cs", SearchOption.AllDirectories);

    [Fact]
    public void No_key_is_named_outside_of_the_schema()
    {
        // The writer of the JSON Schema uses that language's own words and reads nothing.
        var files = Sources("src/MassGen/Configuration").Where(file => !file.EndsWith("Keys.cs", StringComparison.Ordinal) && !file.EndsWith("ConfigJsonSchema.cs", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 20);
        Assert.Empty(files.SelectMany(file => Code(file).SelectMany(line => Literal().Matches(line)).Where(text => Names.Contains(text.Groups[1].Value) && !IsWord(text.Groups[1].Value))
            .Select(text => $"{Path.GetFileName(file)}: {text.Value}")));
    }

    private static IEnumerable<string> Code(string file) => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));

    // Values and words of other meanings that happen to be spelt like a key.
    private static bool IsWord(string text) => text is "text" or "python" or "npm";

    [Fact]
    public void Nothing_else_in_the_library_reads_a_configuration_by_name() =>
        Assert.Empty(Sources("src").Where(file => !file.Contains("/Yaml/", StringComparison.Ordinal) && File.ReadAllText(file) is var text
            && text.Contains("MassGen.Configuration", StringComparison.Ordinal) && ByName().IsMatch(text)).Select(Path.GetFileName));

    [Fact]
    public void Every_key_that_is_declared_is_in_a_section()
    {
        var declared = typeof(ConfigSchema).Assembly.GetTypes().Where(type => type.Name.EndsWith("Keys", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => field.GetValue(null)).OfType<ConfigKey>().ToList();

        Assert.True(declared.Count > 100);
        Assert.Empty(declared.Where(key => !AllKeys.Any(known => ReferenceEquals(known, key))).Select(key => key.Name));
    }

    [Fact]
    public void Every_key_has_a_meaning_that_is_a_sentence() =>
        Assert.Empty(AllKeys.Where(key => !key.Meaning.EndsWith('.') || char.IsLower(key.Meaning[0])).Select(key => key.Name));

    [Fact]
    public void What_only_this_project_has_says_so() =>
        Assert.Equal(["budget", "calls", "command_line_host_shell", "response_format", "server_tools", "tokens", "usd"], AllKeys.Where(key => key.Since != ConfigKey.PythonVersion).Select(key => key.Name).Order());

    [Fact]
    public void Every_backend_named_by_a_key_exists() =>
        Assert.Empty(AllKeys.SelectMany(key => key.Backends).Except(BackendType.Names));

    [Fact]
    public void There_is_a_right_sample_for_every_backend_type() => Assert.All(BackendType.All, type =>
        Assert.Empty(ConfigLoader.Load(new SourceText("c.yaml", ConfigSample.Of(type))).Diagnostics));

    [Fact]
    public void Every_default_that_is_written_is_one_the_key_accepts() => Assert.All(
        AllKeys.Where(key => key.Default is not null && key.Allowed.Count > 0), key => Assert.Contains(key.Default!, key.Allowed));

    [GeneratedRegex("\"([a-z_]+)\"")]
    private static partial Regex Literal();

    // The arguments of a tool call are no configuration.
    [GeneratedRegex("""(?<!arguments)(\.Find|\.Text|\.AnyText|\.Number|\.WholeNumber|\.Boolean|\.Section|\.Sections|\.Texts|\.Value)\("[a-z_]+"\)""")]
    private static partial Regex ByName();
}
