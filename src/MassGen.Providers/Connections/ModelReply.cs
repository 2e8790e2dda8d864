using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>What a model answered, in its provider's own words.</summary>
/// <param name="Body">The whole answer.</param>
/// <param name="Usage">What it used, in one meaning for all providers; null when the provider did not say.</param>
/// <param name="ServedModel">The model that answered, by the provider's own word; null when it did not say.</param>
public sealed record ModelReply(JsonElement Body, UsageDetails? Usage, string? ServedModel);
