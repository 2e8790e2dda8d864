using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Cli.Configs;

/// <summary>A configuration of one agent from the command line alone.</summary>
internal sealed record QuickConfig(string? Backend, string? Model, string? SystemMessage, string? BaseUrl)
{
    private static readonly (string Beginning, string Backend)[] Families =
    [
        ("grok-", "grok"), ("gpt-", "openai"), ("o1", "openai"), ("o3", "openai"), ("o4-", "openai"), ("claude-", "claude"),
        ("gemini-", "gemini"), ("glm-", "zai"),
    ];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The configuration as YAML, to be read and checked like any other.</summary>
    /// <exception cref="InvalidInputException">The backend is not given, and the model's name does not tell it.</exception>
    public SourceText ToSource()
    {
        var text = new StringBuilder("agents:\n  - id: agent1\n");
        Add(text, "    system_message", SystemMessage ?? "You are a helpful assistant.");
        text.Append("    backend:\n");
        Add(text, "      type", Backend ?? BackendOf(Model!));
        Add(text, "      model", Model);
        Add(text, "      base_url", BaseUrl);
        return new SourceText("(command line)", text.ToString());
    }

    private static string BackendOf(string model) =>
        Families.FirstOrDefault(family => model.StartsWith(family.Beginning, StringComparison.OrdinalIgnoreCase)).Backend
        ?? throw new InvalidInputException(new Diagnostic(
            "MG1091", Severity.Error, $"The name of the model '{model}' does not tell which backend serves it.",
            Suggestion: $"Say it: --backend NAME --model {model}"));

    // A JSON string is a YAML string, whatever is in it.
    private static void Add(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(": ").Append(JsonSerializer.Serialize(value, Readable)).Append('\n');
        }
    }
}
