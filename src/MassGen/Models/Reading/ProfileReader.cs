using MassGen.Yaml;

namespace MassGen.Models.Reading;

/// <summary>Reads one model of the registry.</summary>
internal sealed class ProfileReader(MapReader row, string provider)
{
    public ModelProfile Read()
    {
        var profile = new ModelProfile
        {
            Id = row.RequiredText("id"),
            Provider = provider,
            About = row.RequiredText("about"),
            Aliases = row.Words("aliases"),
            Hosts = [.. row.Sections("hosts").Select(Host)],
            ContextTokens = row.Tokens("context"),
            MaxOutputTokens = row.Tokens("max_output"),
            Modalities = new ModelModalities(row.RequiredWords("input"), row.RequiredWords("output")),
            Capabilities = row.Members<ModelCapability>("capabilities"),
            Lacks = row.Members<ModelCapability>("lacks"),
            ReasoningEfforts = row.Words("efforts"),
            RefusedParameters = row.Words("refuses"),
            Prices = PriceReader.Of(row),
            ToolPrices = [.. row.Sections("tool_prices").Select(Tool)],
            RateLimits = [.. row.Sections("rate_limits").Select(Limit)],
            Released = row.PartOfDate("released"),
            Retired = row.Date("retired"),
            ServedBy = row.Section("served_by") is { } served ? Served(served) : null,
            Successor = row.Text("successor"),
            MigrationNotes = [.. row.Sections("migration").Select(Note)],
            Remark = row.Text("remark"),
            AsOf = row.RequiredDate("as_of"),
            Source = row.RequiredText("source"),
            Certainty = row.RequiredMember<Certainty>("certainty"),
        };
        row.RefuseUnknown();
        return profile;
    }

    private static ModelHost Host(MapReader row)
    {
        var host = new ModelHost
        {
            Provider = row.RequiredText("provider"),
            Id = row.RequiredText("id"),
            Status = row.RequiredMember<HostStatus>("status"),
            ContextTokens = row.Tokens("context"),
            MaxOutputTokens = row.Tokens("max_output"),
            Prices = PriceReader.Of(row),
            RateLimits = [.. row.Sections("rate_limits").Select(Limit)],
            Remark = row.Text("remark"),
            AsOf = row.RequiredDate("as_of"),
            Source = row.RequiredText("source"),
            Certainty = row.RequiredMember<Certainty>("certainty"),
        };
        row.RefuseUnknown();
        return host;
    }

    private static ToolPrice Tool(MapReader row)
    {
        var price = new ToolPrice(row.RequiredText("tool"), row.Money("usd_per_thousand") ?? 0, row.Text("unit") ?? "calls");
        row.RefuseUnknown();
        return price;
    }

    private static RateLimit Limit(MapReader row)
    {
        var limit = new RateLimit(row.RequiredText("tier"), row.Number("requests_per_second"), row.Tokens("tokens_per_minute"));
        row.RefuseUnknown();
        return limit;
    }

    private static ServedBy Served(MapReader row)
    {
        var served = new ServedBy(row.RequiredText("model"), row.Text("effort"));
        row.RefuseUnknown();
        return served;
    }

    private static MigrationNote Note(MapReader row)
    {
        var note = new MigrationNote(row.RequiredText("from"), row.RequiredText("text"));
        row.RefuseUnknown();
        return note;
    }
}
