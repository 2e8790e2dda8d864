namespace MassGen.Mcp;

/// <summary>A server's own words in an error, without what the protocol library puts before them.</summary>
internal static class ToolRefusal
{
    private const string Prefix = "Request failed (remote): ";

    public static string Words(Exception refusal) =>
        refusal.Message.StartsWith(Prefix, StringComparison.Ordinal) ? refusal.Message[Prefix.Length..] : refusal.Message;
}
