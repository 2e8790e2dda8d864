using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Models.Reading;

/// <summary>Collects profiles and sees to it that every name means one model and every reference leads somewhere.</summary>
internal sealed class ProfileNames(IReadOnlyList<ModelProvider> providers)
{
    private readonly List<(ModelProfile Profile, MapReader Row)> _rows = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ModelProfile> Profiles => [.. _rows.Select(row => row.Profile)];

    public void Add(ModelProfile profile, MapReader row)
    {
        _rows.Add((profile, row));
        foreach (var name in profile.Aliases.Prepend(profile.Id))
        {
            if (!_names.TryAdd(profile.Provider + "\n" + name, profile.Id))
            {
                row.Fault("MG1050", "id", $"'{name}' is already a name of '{_names[profile.Provider + "\n" + name]}'.", "Each name means one model of a service.");
            }
        }
    }

    public void CheckProvider(string provider, MapReader row, string key)
    {
        if (!providers.Any(known => known.Id == provider))
        {
            row.Fault(
                "MG1051", key, $"'{provider}' is not a service that is described here.", NearestWord.Suggestion(provider, providers.Select(known => known.Id)));
        }
    }

    public void CheckReferences()
    {
        foreach (var (profile, row) in _rows)
        {
            CheckModel(profile, row, "successor", profile.Successor);
            CheckModel(profile, row, "served_by", profile.ServedBy?.Model);
            foreach (var host in profile.Hosts)
            {
                CheckProvider(host.Provider, row, "hosts");
            }
        }
    }

    private void CheckModel(ModelProfile profile, MapReader row, string key, string? name)
    {
        if (name is not null && !_names.ContainsKey(profile.Provider + "\n" + name))
        {
            row.Fault("MG1051", key, $"'{name}' is not a model of '{profile.Provider}' that is described here.",
                NearestWord.Suggestion(name, _rows.Where(other => other.Profile.Provider == profile.Provider).Select(other => other.Profile.Id)));
        }
    }
}
