using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;

namespace MassGen.Configuration.Checks;

/// <summary>Checks which tools a provider is asked to run on its own servers.</summary>
internal static class ServerToolCheck
{
    private static readonly ConfigKey<bool?>[] Switches = [ProviderToolKeys.WebSearch, ProviderToolKeys.CodeInterpreter, ProviderToolKeys.CodeExecution];

    public static void Check(ConfigMap backend, BackendType type, Faults faults)
    {
        var known = ServerToolWords.Of(type.Name);
        foreach (var word in known.Count == 0 ? [] : backend.Read(ProviderToolKeys.ServerTools) ?? [])
        {
            if (!known.Contains(word.Text))
            {
                faults.Error(
                    "MG1005", $"'{PrintableText.Of(word.Text)}' is no tool that '{type.Name}' runs on its servers.", word.Position,
                    backend.PathOf(ProviderToolKeys.ServerTools),
                    string.Join(' ', new[] { NearestWord.Suggestion(word.Text, known), ValueWords.Allowed(known) }.OfType<string>()));
            }
        }

        foreach (var key in Switches)
        {
            if (known.Count == 0 && type.Name is "gemini" or "azure_openai" && key.Backends.Contains(type.Name) && backend.Read(key) == true)
            {
                faults.Warn(
                    "MG1035", $"'{key.Name}' has no effect with '{type.Name}': it is asked over chat completions, where it runs no tools itself.",
                    backend.Find(key)!.KeyPosition, backend.PathOf(key), "The agent goes on without it; grok, openai and claude have such tools.");
            }
        }
    }
}
