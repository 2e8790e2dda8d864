using System.Collections.Frozen;
using MassGen.Diagnostics;
using MassGen.Models.Reading;

namespace MassGen.Models;

/// <summary>What is known about models: every id, alias and other service's spelling leads to a <see cref="ModelProfile"/>.</summary>
public sealed class ModelRegistry
{
    private static readonly Lazy<ModelRegistry> Own = new(EmbeddedModels.Read);

    private readonly FrozenDictionary<string, ModelProfile> _byName;

    /// <summary>Makes a registry.</summary>
    /// <param name="providers">The services.</param>
    /// <param name="models">The models, each id and alias once a service.</param>
    public ModelRegistry(IReadOnlyList<ModelProvider> providers, IReadOnlyList<ModelProfile> models)
    {
        (Providers, Models) = (providers, models);
        var names = new Dictionary<string, ModelProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            foreach (var name in model.Aliases.Prepend(model.Id))
            {
                names[Key(model.Provider, name)] = model;
            }
        }

        // A service's own rows come first: what it hosts of others never hides them.
        foreach (var (model, host) in models.SelectMany(model => model.Hosts.Select(host => (model, host))))
        {
            names.TryAdd(Key(host.Provider, host.Id), At(model, host));
        }

        _byName = names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The registry that comes with this library.</summary>
    public static ModelRegistry Default => Own.Value;

    /// <summary>The services.</summary>
    public IReadOnlyList<ModelProvider> Providers { get; }

    /// <summary>All models as their makers offer them, retired ones included.</summary>
    public IReadOnlyList<ModelProfile> Models { get; }

    /// <summary>A model as a service offers it.</summary>
    /// <param name="provider">The service or a backend type that means it, for example <c>xai</c> or <c>grok</c>.</param>
    /// <param name="model">Its id, an alias, or the service's own spelling.</param>
    /// <returns>
    /// The profile, or null. Where the service is not the maker, context, prices and limits are those of the service, and nothing that only
    /// holds at the maker (retirement, who answers instead) is said.
    /// </returns>
    public ModelProfile? Find(string provider, string model) => _byName.GetValueOrDefault(Key(ProviderOf(provider)?.Id ?? provider, model));

    /// <summary>A model by any name: a maker's own first, then other services'.</summary>
    /// <param name="name">An id, an alias, another service's spelling, or any of these after a service and a slash: <c>azure/grok-4-1-fast-reasoning</c>.</param>
    /// <returns>The profile, or null.</returns>
    public ModelProfile? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var own = Models.FirstOrDefault(model => Answers(model, name));
        return own
            ?? (name.Split('/', 2) is [var provider, var rest] ? Find(provider, rest) : null)
            ?? Providers.Select(provider => Find(provider.Id, name)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The profile of what really answers for a model on a day: itself, or its stand-in after it was retired.</summary>
    public ModelProfile Served(ModelProfile model, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.ServedBy is { } other && model.IsRetired(day) ? Find(model.Provider, other.Model) ?? model : model;
    }

    /// <summary>The service that a backend type means, or one of that id; null when there is none.</summary>
    /// <param name="backend">A backend type or a service's id.</param>
    /// <param name="address">The address that is asked, which decides where it is known.</param>
    public ModelProvider? ProviderOf(string backend, Uri? address = null) =>
        (address is null ? null : Providers.FirstOrDefault(provider => provider.Owns(address)))
        ?? Providers.FirstOrDefault(provider => provider.Id == backend || provider.Backends.Contains(backend));

    /// <summary>Every name that leads to a model, for suggestions.</summary>
    public IEnumerable<string> Names => Models.SelectMany(model => model.Aliases.Prepend(model.Id).Concat(model.Hosts.Select(host => host.Id)))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The nearest name, as a sentence, or null when none is near.</summary>
    public string? Suggestion(string name) => NearestWord.Suggestion(name, Names);

    private static bool Answers(ModelProfile model, string name) =>
        model.Aliases.Prepend(model.Id).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static ModelProfile At(ModelProfile model, ModelHost host) => model with
    {
        Id = host.Id,
        Provider = host.Provider,
        Aliases = [],
        ContextTokens = host.ContextTokens ?? model.ContextTokens,
        MaxOutputTokens = host.MaxOutputTokens ?? model.MaxOutputTokens,
        Prices = host.Prices,
        ToolPrices = [],
        RateLimits = host.RateLimits,
        Retired = null,
        ServedBy = null,
        Successor = null,
        Remark = host.Remark,
        AsOf = host.AsOf,
        Source = host.Source,
        Certainty = host.Certainty,
    };

    private static string Key(string provider, string name) => provider + "\n" + name;
}
