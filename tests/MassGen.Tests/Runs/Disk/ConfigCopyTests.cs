using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Runs.Disk;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Tests.Runs.Disk;

public sealed class ConfigCopyTests
{
    [Theory]
    [InlineData("api_key: sk-S3CRET")]
    [InlineData("some_password: 'S3CRET'")]
    [InlineData("env: { PATH: /S3CRET, OTHER: [S3CRET] }")]
    [InlineData("headers: { X-Anything: S3CRET }")]
    [InlineData("args: [serve, --api-key, S3CRET]")]
    [InlineData("args: ['--token=S3CRET']")]
    [InlineData("args: [mcp-remote, --header, 'Authorization: Bearer S3CRET']")]
    [InlineData("args: [-H, 'X-Api-Key:S3CRET', -H, 'Cookie: a=S3CRET; b=S3CRET']")]
    [InlineData("url: 'https://host/path?a=1&access_token=S3CRET'")]
    [InlineData("url: 'https://name:S3CRET@host/path'")]
    [InlineData("a: 1 # S3CRET")]
    [InlineData("api_key: |\n  S3CRET\n  S3CRET")]
    public void A_secret_is_not_kept(string yaml) =>
        Assert.DoesNotContain("S3CRET", Copy(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("env: { KEY: '${MY_KEY}' }", "${MY_KEY}")]
    [InlineData("args: [--header, 'Authorization: Bearer ${TOKEN}']", "Authorization: Bearer ${TOKEN}")]
    [InlineData("args: [-H, 'Accept: text/html']", "Accept: text/html")]
    [InlineData("system_message: 'Key: be brief.'", "Key: be brief.")]
    [InlineData("max_tokens: 500", "max_tokens: 500")]
    [InlineData("base_url: 'http://127.0.0.1:80/v1?a=b'", "http://127.0.0.1:80/v1?a=b")]
    [InlineData("args: [--port, 80, key]", "key")]
    public void What_is_no_secret_stays(string yaml, string kept) => Assert.Contains(kept, Copy(yaml), StringComparison.Ordinal);

    [Fact]
    public void Everything_else_reads_as_before()
    {
        const string yaml = """
            agents:
              - id: "1"
                system_message: "two\nlines: with # signs"
                backend: { type: grok, model: grok-4.3, temperature: 0.5, cwd: "true" }
            orchestrator: { max_new_answers_per_agent: 2, context_paths: [] }
            """;
        Assert.Equal(Shape(Read(yaml)), Shape(Read(Copy(yaml))));
        Assert.NotNull(ConfigLoader.Load(new SourceText("copy", Copy(yaml))).Config);
    }

    private static string Copy(string yaml) => ConfigCopy.Of(Read(yaml));

    private static YamlMap Read(string yaml) => MapReader.Document(new SourceText("c.yaml", yaml), [])!.Map;

    private static string Shape(YamlValue value) => value switch
    {
        YamlMap map => $"{{{string.Join(",", map.Entries.Select(entry => $"{entry.Key}:{Shape(entry.Value)}"))}}}",
        YamlList list => $"[{string.Join(",", list.Items.Select(Shape))}]",
        _ => $"{value.Kind} {((YamlScalar)value).Text}",
    };
}
