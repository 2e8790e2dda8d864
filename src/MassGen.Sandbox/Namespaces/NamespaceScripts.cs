namespace MassGen.Sandbox.Namespaces;

/// <summary>The shell programs of this provider. Data only ever reaches them as arguments.</summary>
internal static class NamespaceScripts
{
    public static string Root { get; } = Read("root.sh");

    public static string Stage { get; } = Read("stage.sh");

    public static string Enter { get; } = Read("enter.sh");

    public static string Drop { get; } = Read("drop.sh");

    public static string Filter { get; } = Read("filter.pl");

    private static string Read(string name)
    {
        using var stream = typeof(NamespaceScripts).Assembly.GetManifestResourceStream("MassGen.Sandbox.Namespaces." + name)
            ?? throw new InvalidOperationException($"The build left out Namespaces/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
