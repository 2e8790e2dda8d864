using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks one backend.</summary>
internal static class BackendCheck
{
    public static void Check(ConfigMap backend, Faults faults)
    {
        var check = new MapCheck(backend, BackendKeys.Section, faults);
        if (CheckType(backend, check, faults) is not { } type)
        {
            // Nothing else can be judged without the type; a misspelt key is worth telling all the same.
            check.ReportUnknown();
            return;
        }

        CheckModel(backend, type, check, faults);
        AbilityCheck.Check(backend, type, faults);
        ReportPrompts(backend, check, faults);
        check.Check(ProviderToolKeys.PermissionMode);
        check.Check(BackendKeys.AllowedTools);
        check.Check(BackendKeys.ExcludeTools);
        check.Check(ProviderToolKeys.DisallowedTools);
        check.Skip(BackendKeys.McpServers);
        McpCheck.Check(backend, faults);
        check.Rest();
        CheckAddress(backend, faults);
        ServerToolCheck.Check(backend, type, faults);
        RefusedSettingCheck.Check(backend, type, faults);
        ShellCheck.Check(backend, faults);
        ToolCheck.Check(backend, faults);
        ReportOthers(backend, type, faults);
    }

    private static BackendType? CheckType(ConfigMap backend, MapCheck check, Faults faults)
    {
        var key = BackendKeys.Type;
        if (backend.Find(key) is not { } entry)
        {
            check.Check(key);
            return null;
        }

        check.Skip(key);
        if (entry.Value is not YamlScalar { Kind: "text" } scalar)
        {
            faults.Error("MG1004", $"'{key.Name}' of a backend must be a string; this is {entry.Value.Kind}.", entry.Value.Position, backend.PathOf(key), "Use a word such as 'openai', 'claude' or 'grok'.");
            return null;
        }

        if (BackendType.Find(scalar.Text) is { } type)
        {
            return type;
        }

        var nearest = NearestWord.Suggestion(scalar.Text, BackendType.Names);
        faults.Error(
            "MG1005", $"Unknown backend type: '{PrintableText.Of(scalar.Text)}'.", scalar.Position, backend.PathOf(key),
            string.Join(' ', new[] { nearest, ValueWords.Allowed(BackendType.Names) }.OfType<string>()));
        return null;
    }

    private static void CheckModel(ConfigMap backend, BackendType type, MapCheck check, Faults faults)
    {
        if (type.NeedsModel && !backend.Has(BackendKeys.Model))
        {
            faults.Error(
                "MG1006", $"A backend of type '{type.Name}' is missing required field '{BackendKeys.Model.Name}': it has no default.", backend.Map.Position, backend.Path,
                "Add 'model: …'.");
        }

        check.Check(BackendKeys.Model);
    }

    private static void ReportPrompts(ConfigMap backend, MapCheck check, Faults faults)
    {
        foreach (var name in BackendKeys.Refused)
        {
            if (backend.Map.Find(name) is { } entry)
            {
                check.SkipUnknown(name);
                faults.Error(
                    "MG1014", $"'{name}' is not supported under 'backend'.", entry.KeyPosition, backend.Path,
                    "Write the text under 'system_message' of the agent, beside 'backend'.");
            }
        }
    }

    private static void CheckAddress(ConfigMap backend, Faults faults)
    {
        if (backend.Read(BackendKeys.BaseUrl) is { } text && !BackendReader.IsAddress(text, out _))
        {
            faults.Error(
                "MG1009", "'base_url' must be a complete address that begins with http:// or https://.", backend.PositionOf(BackendKeys.BaseUrl),
                backend.PathOf(BackendKeys.BaseUrl));
        }
    }

    // Keys of the request are left alone: a compatible provider may well know them.
    private static void ReportOthers(ConfigMap backend, BackendType type, Faults faults)
    {
        foreach (var entry in backend.Map.Entries)
        {
            if (BackendKeys.Section.Find(entry.Key) is { Backends.Count: > 0, IsSent: false } key && !key.Backends.Contains(type.Name)
                && !AbilityCheck.Judges(key) && entry.Value is not YamlScalar { Boolean: false } and not YamlScalar { IsNull: true })
            {
                faults.Warn(
                    "MG1025", $"'{key.Name}' is for other backends; '{type.Name}' does nothing with it.", entry.KeyPosition, backend.PathOf(key),
                    $"It is for: {string.Join(", ", key.Backends)}.");
            }
        }
    }
}
